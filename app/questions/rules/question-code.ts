import type { QuestionType } from './question-types.ts';

const LETTERS: Record<QuestionType, string> = { SINGLE: 'S', MULTIPLE: 'M', TRUE_FALSE: 'J' };

/** `T02-S-`: what the codes of one topic and type begin with. */
export const codePrefix = (topicCode: string, type: QuestionType): string => `${topicCode}-${LETTERS[type]}-`;

/** `T02-S-001`. Numbers are never used twice within a bank. */
export const questionCode = (topicCode: string, type: QuestionType, number: number): string =>
  `${codePrefix(topicCode, type)}${String(number).padStart(3, '0')}`;
