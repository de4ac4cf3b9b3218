import type { ReactNode } from 'react';

/** Between toolbar and table: how many, out of what, and how the total comes about (each figure a link). */
export function ListSummary({ figure, children, note }: { figure: ReactNode; children: ReactNode; note?: ReactNode }) {
  return (
    <div className="list-summary">
      <p>
        <b>{figure}</b> {children}
      </p>
      {note && <p>{note}</p>}
    </div>
  );
}
