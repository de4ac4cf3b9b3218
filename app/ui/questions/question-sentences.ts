import type { SaveRefusal } from '~/questions/rules/question-views.ts';
import type { Translator } from '../messages/define-messages.ts';
import type { questionMessages } from '../messages/questions.ts';

type Words = Translator<typeof questionMessages>;

/** What is wrong with a question that could not be saved, by field of its form. */
export function saveErrors(refusal: SaveRefusal, t: Words): Record<string, string> {
  if (refusal.reason === 'content')
    return Object.fromEntries(
      refusal.faults.map(({ field, fault }) => [field, t(`fault.${field}.${fault}` as 'fault.stem.missing')]),
    );
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
