import type { ReactNode } from 'react';

/** A procedure. */
export function Steps({ children }: { children: ReactNode }) {
  return <ol className="steps-list">{children}</ol>;
}

export function Step({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <li>
      <p className="steps-title">{title}</p>
      {children}
    </li>
  );
}
