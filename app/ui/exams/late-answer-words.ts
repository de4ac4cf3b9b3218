import type { LateAnswer } from '~/exams/rules/answer-sheet.ts';
import type { QuestionType } from '~/exams/rules/paper-blueprint.ts';
import type { examOutageMessages } from '../messages/exam-outages.ts';
import type { Translator } from '../messages/define-messages.ts';

/** Which question, and what was chosen or done there. */
export function lateAnswerWords(
  { slot, choice }: LateAnswer,
  types: readonly QuestionType[],
  t: Translator<typeof examOutageMessages>,
): string {
  const chosen = (): string => {
    if (slot < 0) return t(choice ? 'marked' : 'unmarked');
    if (choice === '') return t('takenBack');
    return types[slot - 1] === 'TRUE_FALSE' ? t(choice === 'T' ? 'true' : 'false') : choice;
  };
  return t('answer', { n: Math.abs(slot), choice: chosen() });
}

/** When the last one came. @returns ISO text; there is always one */
export const lastReceived = (answers: readonly LateAnswer[]): string =>
  answers
    .map(({ receivedAt }) => receivedAt)
    .sort()
    .at(-1) ?? '';
