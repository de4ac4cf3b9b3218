import type { ReactNode } from 'react';

export type CalloutKind = 'info' | 'warn' | 'practice';

/** A paragraph set apart: `info` adds, `warn` guards against a slip, `practice` tells how somebody does it. */
export function Callout({
  kind = 'info',
  title,
  children,
}: {
  kind?: CalloutKind;
  title: ReactNode;
  children: ReactNode;
}) {
  return (
    <aside className={`callout callout-${kind}`}>
      <p className="callout-title">{title}</p>
      {children}
    </aside>
  );
}
