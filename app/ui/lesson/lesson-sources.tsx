import { createContext, useContext } from 'react';
import type { ClauseLinkProps } from '../parts/clause-link.tsx';

/** What a lesson's components look up while they are rendered: the clauses cited and the figures shown. */
export type LessonSources = {
  /** The clause of a document by its article; null when it is unknown, which the compiler should have refused. */
  clause: (document: string, article: string) => ClauseLinkProps | null;
  /** The SVG source of a figure, without width and height, and how wide it must stand; null when there is none. */
  figure: (name: string) => { svg: string; leastWidth: number } | null;
};

const SourcesContext = createContext<LessonSources>({ clause: () => null, figure: () => null });

export const LessonSourcesProvider = SourcesContext.Provider;
export const useLessonSources = (): LessonSources => useContext(SourcesContext);
