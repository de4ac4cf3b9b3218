import { isRight, type GradedQuestion } from '~/questions/rules/question-types.ts';
import type { AnswerSheet } from '../rules/answer-sheet.ts';
import { itemAt, lettersOf, optionIdsOf, type Paper } from '../rules/paper.ts';
import { chosenInputs, paperQuestion, type PaperQuestion } from '../rules/shown-question.ts';

/** One question afterwards: with the key, the reason and the clause, in the letters that the person saw. */
export type ReviewedItem = PaperQuestion & {
  topic: string;
  chosen: string[];
  key: string[];
  correct: boolean;
  earned: number;
  explanation: string;
  clause: { document: string; label: string; href: string; confirmed: boolean };
};

/**
 * Whoever calls has made sure that this person may see the key now.
 *
 * @param earned points that the marking gave; without it a right answer earns the full points
 */
export function reviewedItem(
  attempt: { paper: Paper },
  slot: number,
  sheet: AnswerSheet,
  versions: ReadonlyMap<string, GradedQuestion>,
  earned?: number,
): ReviewedItem | null {
  const item = itemAt(attempt.paper, slot);
  const question = item && versions.get(item.q);
  if (!question) return null;
  const choice = sheet[slot] ?? '';
  const correct = isRight(question.key, optionIdsOf(item, choice));
  return {
    ...paperQuestion(item, slot, question),
    topic: item.k,
    chosen: chosenInputs(item.t, choice),
    key: chosenInputs(item.t, lettersOf(item, question.key)),
    correct,
    earned: earned ?? (correct ? item.p : 0),
    explanation: question.explanation,
    clause: {
      document: question.clause.documentTitle,
      label: question.clause.label,
      href: clauseHref(question.clause),
      confirmed: question.clause.confirmed,
    },
  };
}

const clauseHref = ({ documentCode, article }: GradedQuestion['clause']): string =>
  `/regulations/${documentCode}#article-${article}`;
