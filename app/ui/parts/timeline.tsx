import type { ReactNode } from 'react';
import type { State } from './state-mark.tsx';

export type TimelineItem = {
  /** When, as shown, and for machines. */
  time: string;
  dateTime?: string | undefined;
  title: ReactNode;
  detail?: ReactNode;
  state?: State | undefined;
};

/** What happened, in order. The marks at the line follow the states. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="timeline">
      {items.map((item, i) => (
        <li key={i} className={`timeline-${item.state ?? 'done'}`}>
          <time dateTime={item.dateTime}>{item.time}</time>
          <div>
            <p>{item.title}</p>
            {item.detail && <div className="cap">{item.detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
