import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type Todo = {
  figure: string;
  unit: string;
  /** The rows the figure counts. */
  href: string;
  what: ReactNode;
  why?: ReactNode;
  /** A LinkButton: the one thing to do about it. */
  action?: ReactNode;
  alarm?: boolean | undefined;
};

/** What waits for this person, most pressing first; at most the first is an alarm. */
export function TodoList({ label, items }: { label: string; items: readonly Todo[] }) {
  return (
    <ul className="todo" aria-label={label}>
      {items.map((item) => (
        <li key={item.href} className={classNames(item.alarm && 'todo-alarm')}>
          <a className="todo-figure num" href={item.href}>
            {item.figure}
            <small>{item.unit}</small>
          </a>
          <p>
            {item.what}
            {item.why && <span className="quiet"> {item.why}</span>}
          </p>
          {item.action}
        </li>
      ))}
    </ul>
  );
}
