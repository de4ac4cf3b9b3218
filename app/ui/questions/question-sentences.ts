import type { ContentFault } from '~/questions/rules/question-content.ts';
import type { SaveRefusal } from '~/questions/rules/question-views.ts';
import type { Translator } from '../messages/define-messages.ts';
import type { questionMessages } from '../messages/questions.ts';

type Words = Translator<typeof questionMessages>;

/** As the form has them from top to bottom: the list of errors leads through it without jumping back. */
const FIELDS = ['bank', 'topic', 'pool', 'stem', 'options', 'key', 'explanation', 'clauseId', 'difficulty'];

/** All that is wrong with a form at once, by field: the choices left open, and what is written in it. */
export function formErrors(
  open: Readonly<Record<string, string>>,
  faults: readonly ContentFault[],
  t: Words,
): Record<string, string> {
  const sentences: Record<string, string> = {
    ...open,
    ...Object.fromEntries(
      faults.map(({ field, fault }) => [field, t(`fault.${field}.${fault}` as 'fault.stem.missing')]),
    ),
  };
  return Object.fromEntries(
    Object.entries(sentences).sort(([one], [other]) => FIELDS.indexOf(one) - FIELDS.indexOf(other)),
  );
}

/** What is wrong with a question that could not be saved, by field of its form. */
export function saveErrors(refusal: SaveRefusal, t: Words): Record<string, string> {
  if (refusal.reason === 'content') return formErrors({}, refusal.faults, t);
  if (refusal.reason === 'same-stem') return { stem: t('sameStem', { code: refusal.code }) };
  return { [fieldOf(refusal.reason)]: t(`refusal.${refusal.reason}` as 'refusal.retired') };
}

function fieldOf(reason: string): string {
  if (reason === 'no-clause') return 'clauseId';
  return reason === 'pool-fixed' || reason === 'key-from-repository' || reason === 'clause-unconfirmed'
    ? 'pool'
    : 'stem';
}

/** The sentence for a refused act, whatever it was. */
export const refusalSentence = (reason: string, t: Words): string => t(`refusal.${reason}` as 'refusal.retired');
