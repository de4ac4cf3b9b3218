import type { ReactNode } from 'react';
import { UnconfirmedTag } from '../parts/tag.tsx';

/** A phrase whose source has not been read. */
export function Unconfirmed({ children }: { children: ReactNode }) {
  return (
    <>
      <span className="unconfirmed">{children}</span>
      <UnconfirmedTag />
    </>
  );
}
