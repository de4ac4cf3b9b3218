import { OPTION_IDS } from '~/questions/rules/question-types.ts';
import type { Translator } from '../messages/define-messages.ts';
import type { questionMessages } from '../messages/questions.ts';
import type { QuestionFormValues } from './question-form.tsx';

/** What the person typed, for showing the form again. */
export function typedQuestion(form: FormData): QuestionFormValues {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const options = OPTION_IDS.map((id) => text(`option${id}`));
  return {
    pool: text('pool') === 'PRACTICE' ? 'PRACTICE' : 'LIVE',
    difficulty: text('difficulty') === 'HARD' ? 'HARD' : text('difficulty') === 'MEDIUM' ? 'MEDIUM' : 'EASY',
    knowledgePoint: text('knowledgePoint'),
    stem: text('stem'),
    options: options.slice(0, options.findLastIndex((option) => option !== '') + 1),
    key: form.getAll('key[]').filter((value) => typeof value === 'string'),
    explanation: text('explanation'),
    clauseId: text('clauseId') || undefined,
  };
}

/** Sentences for fields whose value no schema took: a choice that was left open. */
export const fieldSentences = (
  errors: Readonly<Record<string, string>>,
  t: Translator<typeof questionMessages>,
): Record<string, string> =>
  Object.fromEntries(Object.keys(errors).map((name) => [name, t(name === 'clauseId' ? 'clauseMissing' : 'choose')]));
