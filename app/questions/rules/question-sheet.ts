import { OPTION_IDS, type Difficulty, type QuestionPool, type QuestionType } from './question-types.ts';

/** Headings of the template 试题 (`conventions` §3.3), in order; `用途` is ours. */
export const QUESTION_SHEET_HEADS = [
  '题型',
  '题干',
  ...OPTION_IDS.map((id) => `选项${id}`),
  '答案',
  '解析',
  '难度',
  '主题编码',
  '知识点',
  '来源文件',
  '条款',
  '用途',
] as const;

export const TYPE_WORDS = { 单选: 'SINGLE', 多选: 'MULTIPLE', 判断: 'TRUE_FALSE' } as const;
export const DIFFICULTY_WORDS = { 易: 'EASY', 中: 'MEDIUM', 难: 'HARD' } as const;
export const POOL_WORDS = { 正式: 'LIVE', 练习: 'PRACTICE' } as const;

const wordOf = <T extends string>(words: Readonly<Record<string, T>>, value: T): string =>
  Object.entries(words).find(([, each]) => each === value)?.[0] ?? value;

export type SheetQuestion = {
  type: QuestionType;
  stem: string;
  options: readonly string[];
  key: readonly string[];
  explanation: string;
  difficulty: Difficulty;
  topicCode: string;
  knowledgePoint: string | null;
  documentTitle: string;
  article: string;
  pool: QuestionPool;
};

/** One question as a row under `QUESTION_SHEET_HEADS`. */
export const questionSheetRow = (question: SheetQuestion): string[] => [
  wordOf(TYPE_WORDS, question.type),
  question.stem,
  ...OPTION_IDS.map((_, at) => question.options[at] ?? ''),
  question.type === 'TRUE_FALSE' && question.key.length > 0
    ? question.key[0] === 'true'
      ? '对'
      : '错'
    : question.key.join(''),
  question.explanation,
  wordOf(DIFFICULTY_WORDS, question.difficulty),
  question.topicCode,
  question.knowledgePoint ?? '',
  question.documentTitle,
  question.article,
  wordOf(POOL_WORDS, question.pool),
];
