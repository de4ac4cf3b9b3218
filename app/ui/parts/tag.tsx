import type { ReactNode } from 'react';
import { useT } from '../messages/define-messages.ts';
import { partsMessages } from '../messages/parts.ts';
import { classNames } from './class-names.ts';

export type TagTone = 'plain' | 'red' | 'pass' | 'due' | 'info';

/** A short label beside a name: a kind, a level, a scope. For a state use StateMark. */
export function Tag({ tone = 'plain', children }: { tone?: TagTone; children: ReactNode }) {
  return <span className={classNames('tag', tone !== 'plain' && `tag-${tone}`)}>{children}</span>;
}

/** 待核: the source of this statement has not been read yet. */
export function UnconfirmedTag() {
  const t = useT(partsMessages);
  return (
    <span className="tag tag-unconfirmed" title={t('unconfirmedWhy')}>
      {t('unconfirmed')}
    </span>
  );
}
