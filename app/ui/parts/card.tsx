import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type CardProps = {
  /** A sentence with the figure, before what shows it. */
  title?: ReactNode;
  note?: ReactNode;
  /** At the right of the head: a time, a link. */
  aside?: ReactNode;
  /** Under a line at the foot: the 口径 at the left, a link at the right. */
  foot?: ReactNode;
  /** No padding around the content, for tables and lists that bring their own. */
  flush?: boolean | undefined;
  id?: string | undefined;
  children: ReactNode;
};

/** A surface with one subject. */
export function Card({ title, note, aside, foot, flush, id, children }: CardProps) {
  return (
    <section className="card" id={id}>
      {title && (
        <header className="card-head">
          <div>
            <h2>{title}</h2>
            {note && <p className="cap">{note}</p>}
          </div>
          {aside && <div className="cap">{aside}</div>}
        </header>
      )}
      <div className={classNames('card-body', flush && 'card-flush')}>{children}</div>
      {foot && <footer className="card-foot">{foot}</footer>}
    </section>
  );
}
