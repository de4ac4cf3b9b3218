import { createContext, useContext, type ReactNode } from 'react';
import type { Mode } from '../locale.ts';
import type { ShellViewer } from './shell-viewer.ts';

/** What every shell needs and the root knows: so that pages do not have to hand it on. */
export type PageFrame = {
  /** Path and query of this page, for the way back from a change of language. */
  path: string;
  mode: Mode;
  viewer: ShellViewer | null;
  /** Whether what is shown is invented. */
  demonstration: boolean;
};

const nowhere: PageFrame = { path: '/', mode: 'standard', viewer: null, demonstration: false };
const FrameContext = createContext<PageFrame>(nowhere);

export function PageFrameProvider({ frame, children }: { frame: PageFrame; children: ReactNode }) {
  return <FrameContext.Provider value={frame}>{children}</FrameContext.Provider>;
}

export const usePageFrame = (): PageFrame => useContext(FrameContext);
