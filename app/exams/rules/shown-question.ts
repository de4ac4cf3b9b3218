import type { CandidateQuestion } from '../../questions/rules/question-types.ts';
import { letterAt, type PaperItem } from './paper.ts';

/**
 * A question on a person's paper, options in that paper's order under the letters shown. It is made from what a
 * candidate may know of a question, so that it cannot carry a key.
 */
export type PaperQuestion = {
  /** place in the paper, from 1 */
  number: number;
  kind: 'SINGLE' | 'MULTIPLE' | 'TRUE_FALSE';
  points: number;
  stem: string;
  /** none for true or false */
  options: { id: string; text: string }[];
};

export function paperQuestion(item: PaperItem, number: number, question: CandidateQuestion): PaperQuestion {
  const texts = new Map(question.options.map((option) => [option.id as string, option.text]));
  return {
    number,
    kind: item.t,
    points: item.p,
    stem: question.stem,
    options: [...item.o].map((id, place) => ({ id: letterAt(place), text: texts.get(id) ?? '' })),
  };
}

/** The input values that a saved choice checks: letters, or `true` and `false`. */
export const chosenInputs = (kind: PaperQuestion['kind'], choice: string): string[] =>
  kind === 'TRUE_FALSE' ? (choice === 'T' ? ['true'] : choice === 'F' ? ['false'] : []) : [...choice];

/** The choice that posted input values make. */
export const choiceOf = (values: readonly string[]): string =>
  values.map((value) => (value === 'true' ? 'T' : value === 'false' ? 'F' : value)).join('');
