/** Question types that a machine can mark; fill-in and case questions are marked by people and live elsewhere. */
export const QUESTION_TYPES = ['SINGLE', 'MULTIPLE', 'TRUE_FALSE'] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

/** `LIVE` serves tests that count, `PRACTICE` serves practice; no question serves both. */
export const QUESTION_POOLS = ['LIVE', 'PRACTICE'] as const;
export type QuestionPool = (typeof QUESTION_POOLS)[number];

export const QUESTION_STATUSES = ['DRAFT', 'IN_REVIEW', 'RETURNED', 'RELEASED', 'PULLED', 'RETIRED'] as const;
export type QuestionStatus = (typeof QUESTION_STATUSES)[number];

export const DIFFICULTIES = ['EASY', 'MEDIUM', 'HARD'] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];

/** Options stand in the order in which they were written: `A`, `B`, …; true-or-false is answered `true` or `false`. */
export const OPTION_IDS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;
export type OptionId = (typeof OPTION_IDS)[number] | 'true' | 'false';

/** The ids with which a question of this type can be answered. */
export const optionIdsOf = (type: QuestionType, options: number): readonly OptionId[] =>
  type === 'TRUE_FALSE' ? ['true', 'false'] : OPTION_IDS.slice(0, options);

export type QuestionOption = { readonly id: OptionId; readonly text: string };

/**
 * What a person who sits a test may know of a question. It has no field that could hold a key, an explanation or a
 * clause. A true-or-false question has no options; the page words `true` and `false`.
 */
export type CandidateQuestion = {
  readonly versionId: string;
  readonly type: QuestionType;
  readonly topicCode: string;
  readonly stem: string;
  readonly options: readonly QuestionOption[];
};

export type QuestionClause = {
  readonly clauseId: string;
  readonly clauseVersionId: string;
  readonly documentCode: string;
  /** as cited, without marks: 支部工作条例 */
  readonly documentTitle: string;
  readonly article: string;
  /** as cited: 第四条 */
  readonly label: string;
  /** false is shown as 待核 */
  readonly confirmed: boolean;
};

/** A question with all that grading and the result page need. Never sent to a page before the policy allows it. */
export type GradedQuestion = CandidateQuestion & {
  readonly questionId: string;
  readonly code: string;
  /** ids of the right options, sorted; exactly one unless `MULTIPLE` */
  readonly key: readonly OptionId[];
  readonly explanation: string;
  readonly difficulty: Difficulty;
  readonly knowledgePoint: string | null;
  readonly clause: QuestionClause;
};

/** The candidate's part of a question, copied field by field so that nothing else can travel with it. */
export const candidateView = (question: GradedQuestion): CandidateQuestion => ({
  versionId: question.versionId,
  type: question.type,
  topicCode: question.topicCode,
  stem: question.stem,
  options: question.options.map(({ id, text }) => ({ id, text })),
});

/** Whether exactly the right options were chosen; order and repetition do not matter. */
export function isRight(key: readonly OptionId[], chosen: readonly string[]): boolean {
  const given = new Set(chosen);
  return given.size === key.length && key.every((id) => given.has(id));
}
