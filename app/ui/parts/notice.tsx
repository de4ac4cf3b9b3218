import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type NoticeKind = 'success' | 'info' | 'due' | 'bad';
const icons: Record<NoticeKind, IconName> = { success: 'tick', info: 'info', due: 'clock', bad: 'warn' };

/** What just happened, or what a person must know before going on. `bad` is announced at once. */
export function Notice({ kind, title, children }: { kind: NoticeKind; title: ReactNode; children?: ReactNode }) {
  return (
    <div className={`notice notice-${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      <Icon name={icons[kind]} />
      <div>
        <p className="notice-title">{title}</p>
        {children && <div className="notice-body">{children}</div>}
      </div>
    </div>
  );
}
