import type { RotationStanding } from '~/training/rules/rotation-standing.ts';
import type { Translator } from '../messages/define-messages.ts';
import type { trainingMessages } from '../messages/training.ts';

type Member = {
  standing: RotationStanding;
  exemptReason: string | null;
  completedOn: string | null;
  nextClass: string | null;
  nextStartsOn: string | null;
  missed: number;
};

/** What there is to say of a person beside the standing itself. */
export function memberDetail(t: Translator<typeof trainingMessages>, row: Member): string {
  const parts = [
    row.standing === 'EXEMPT' ? (row.exemptReason ?? '') : '',
    row.standing === 'DONE' && row.completedOn ? t('doneOn', { date: row.completedOn }) : '',
    row.standing === 'SCHEDULED' && row.nextClass
      ? t('nextIn', { title: row.nextClass, date: row.nextStartsOn ?? '' })
      : '',
    row.missed > 0 && row.standing !== 'DONE' ? t('missedTimes', { n: row.missed }) : '',
  ];
  return parts.filter(Boolean).join(' · ');
}
