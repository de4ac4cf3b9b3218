import { z } from 'zod';
import { EVIDENCE } from '~/regulations/rules/evidence.ts';
import { contentFaults, EXPLANATION_LIMIT, type QuestionContent } from './question-content.ts';
import { DIFFICULTIES, QUESTION_POOLS, QUESTION_TYPES, type OptionId } from './question-types.ts';

const words = z.string().trim().min(1);
const topicCode = z.string().regex(/^T\d{2}$/);

/** `content/question-banks/<bank>/bank.yaml` */
export const bankHead = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: words,
  titleEn: words,
  note: words,
  noteEn: words,
  topics: z.array(z.strictObject({ code: topicCode, title: words, titleEn: words })).min(1),
});
export type BankHead = z.infer<typeof bankHead>;

const question = z
  .strictObject({
    code: z.string().regex(/^T\d{2}-[SMJ]-\d{3}$/),
    type: z.enum(QUESTION_TYPES),
    pool: z.enum(QUESTION_POOLS),
    difficulty: z.enum(DIFFICULTIES),
    knowledgePoint: words,
    stem: words,
    options: z.array(words).default([]),
    key: z.union([z.boolean(), z.string().regex(/^[A-H]+$/)]),
    explanation: words.refine(
      (text) => [...text].length <= EXPLANATION_LIMIT,
      `at most ${EXPLANATION_LIMIT} characters`,
    ),
    doc: words,
    article: words,
    evidence: z.enum(EVIDENCE),
  })
  .superRefine((value, context) => {
    for (const { field, fault } of contentFaults(bankContent(value)))
      context.addIssue({ code: 'custom', path: [field], message: fault });
  });
export type BankQuestion = z.infer<typeof question>;

/** `content/question-banks/<bank>/T01.yaml` … */
export const topicFile = z.strictObject({ topic: topicCode, questions: z.array(question).min(1) });
export type TopicFile = z.infer<typeof topicFile>;

export type BankFiles = BankHead & { contentHash: string; topicFiles: TopicFile[] };

type WithKey = Pick<
  BankQuestion,
  'type' | 'stem' | 'options' | 'key' | 'explanation' | 'difficulty' | 'knowledgePoint'
>;

/** A question of a bank file as everything else reads it. */
export const bankContent = (entry: WithKey): QuestionContent => ({
  type: entry.type,
  stem: entry.stem,
  options: entry.options,
  key: keyOf(entry.key),
  explanation: entry.explanation,
  difficulty: entry.difficulty,
  knowledgePoint: entry.knowledgePoint,
});

function keyOf(key: string | boolean): OptionId[] {
  if (typeof key === 'boolean') return [key ? 'true' : 'false'];
  return [...new Set(key)].sort() as OptionId[];
}
