import { z } from 'zod';
import type { JudgedContent, QuestionContent } from './question-content.ts';
import { DIFFICULTIES, OPTION_IDS, QUESTION_POOLS, type OptionId, type QuestionType } from './question-types.ts';

const text = z.string().trim().default('');

/** The fields of the form in which a question is written. What they say is judged by `contentFaults`. */
export const questionFields = z.object({
  pool: z.enum(QUESTION_POOLS),
  difficulty: z.enum(DIFFICULTIES),
  knowledgePoint: text,
  stem: text,
  optionA: text,
  optionB: text,
  optionC: text,
  optionD: text,
  optionE: text,
  optionF: text,
  optionG: text,
  optionH: text,
  key: z.array(z.enum([...OPTION_IDS, 'true', 'false'])).default([]),
  explanation: text,
  clauseId: z.uuid('clauseMissing'),
});
/** What is written, without what is chosen: the clause it rests on, the pool and the difficulty. */
export const writtenFields = questionFields.omit({ clauseId: true, pool: true, difficulty: true });
type WrittenFields = z.infer<typeof writtenFields>;

/** A question from its form. */
export const contentOfFields = (
  type: QuestionType,
  fields: WrittenFields & Pick<QuestionContent, 'difficulty'>,
): QuestionContent => ({ ...writtenContent(type, fields), difficulty: fields.difficulty });

/** What was written of it so far. Empty options are left out; the keys move up with the options that follow. */
export function writtenContent(type: QuestionType, fields: WrittenFields): JudgedContent {
  const written = OPTION_IDS.map((id) => ({ id, text: fields[`option${id}`] })).filter((option) => option.text !== '');
  const renamed = new Map<string, OptionId>(written.map(({ id }, at) => [id, OPTION_IDS[at] ?? 'H']));
  const key: OptionId[] =
    type === 'TRUE_FALSE'
      ? fields.key.filter((id) => id === 'true' || id === 'false')
      : // A key that points at an empty option stays as it is, so that it is found wanting.
        fields.key.map((id) => renamed.get(id) ?? id);
  return {
    type,
    stem: fields.stem,
    options: type === 'TRUE_FALSE' ? [] : written.map((option) => option.text),
    key: [...new Set(key)].sort(),
    explanation: fields.explanation,
    knowledgePoint: fields.knowledgePoint || null,
  };
}
