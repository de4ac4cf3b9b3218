import { accountsMessages } from '../messages/accounts.ts';
import { useT } from '../messages/define-messages.ts';
import { StateMark, type State } from '../parts/state-mark.tsx';

const states = { ACTIVE: 'done', PENDING: 'waiting', DISABLED: 'paused' } as const satisfies Record<string, State>;
export type AccountStatusShown = keyof typeof states;

/** Whether somebody can sign in: a lock stands before everything else. */
export function AccountState({ status, locked }: { status: AccountStatusShown; locked: boolean }) {
  const t = useT(accountsMessages);
  if (locked) return <StateMark state="alarm">{t('locked')}</StateMark>;
  return <StateMark state={states[status]}>{t(`status${status}`)}</StateMark>;
}
