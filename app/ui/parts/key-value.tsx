import type { ReactNode } from 'react';

/** The few facts at the head of a record: small name above, value below, in one line. */
export function KeyValues({ items }: { items: readonly { label: ReactNode; value: ReactNode }[] }) {
  return (
    <dl className="key-values">
      {items.map((item, i) => (
        <KeyValue key={i} {...item} />
      ))}
    </dl>
  );
}

function KeyValue({ label, value }: { label: ReactNode; value: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value || '—'}</dd>
    </div>
  );
}
