export type QuestionKind = 'SINGLE' | 'MULTIPLE' | 'TRUE_FALSE';

/** A question as a candidate may see it: no key, no explanation. */
export type ShownQuestion = {
  /** Place in the paper, from 1. */
  number: number;
  kind: QuestionKind;
  points: number;
  stem: string;
  /** In the order of this paper. A true/false question has none and answers with `true` or `false`. */
  options: readonly { id: string; text: string }[];
};

export const kindKey = { SINGLE: 'single', MULTIPLE: 'multiple', TRUE_FALSE: 'trueFalse' } as const;

/** The letter shown at the option at this place. */
export const letterAt = (index: number): string => String.fromCharCode(65 + index);
