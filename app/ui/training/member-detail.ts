import { NO_LONGER_DUE } from '~/training/rules/plan-life.ts';
import type { MemberRow } from '~/training/rules/member-row.ts';
import type { Translator } from '../messages/define-messages.ts';
import type { rotationMessages } from '../messages/rotation.ts';

/** What there is to say of a person beside the standing itself. */
export function memberDetail(t: Translator<typeof rotationMessages>, row: MemberRow): string {
  const parts = [
    row.standing === 'EXEMPT' ? (row.exemptReason === NO_LONGER_DUE ? t(NO_LONGER_DUE) : (row.exemptReason ?? '')) : '',
    row.standing === 'DONE' && row.completedOn ? t('doneOn', { date: row.completedOn }) : '',
    row.standing === 'SCHEDULED' && row.nextClass
      ? t('nextIn', { title: row.nextClass, date: row.nextStartsOn ?? '' })
      : '',
    row.missed > 0 && row.standing !== 'DONE' ? t('missedTimes', { n: row.missed }) : '',
  ];
  return parts.filter(Boolean).join(' · ');
}
