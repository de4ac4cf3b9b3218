import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type Description = { term: ReactNode; detail: ReactNode; action?: ReactNode };

/** Terms and their values, one to a line; `action` is a link at the end of its line (改, 看). Empty values read —. */
export function DescriptionList({ items, narrow }: { items: readonly Description[]; narrow?: boolean | undefined }) {
  return (
    <dl className={classNames('descriptions', narrow && 'descriptions-narrow')}>
      {items.map((item, i) => (
        <div key={i}>
          <dt>{item.term}</dt>
          <dd>
            <span className="description-detail">{item.detail || '—'}</span>
            {item.action && <span className="description-action">{item.action}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
