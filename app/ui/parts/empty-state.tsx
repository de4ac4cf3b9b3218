import type { ReactNode } from 'react';

/** Nothing here: why, and what to do next. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children && <div className="empty-why">{children}</div>}
      {action && <div className="empty-action">{action}</div>}
    </div>
  );
}
