import { sqlRead } from '~/platform/db.ts';
import { drawableQuestions } from '~/questions/queries/live-cells.server.ts';
import { loadQuestionVersions } from '~/questions/queries/question-versions.server.ts';
import { candidateView, type GradedQuestion } from '~/questions/rules/question-types.ts';
import { tryOutBank } from '../data/practice-rows.ts';
import { normalisedChoice } from '../rules/answer-sheet.ts';
import { assemblePaper, type PoolQuestion } from '../rules/assemble-paper.ts';
import type { Paper } from '../rules/paper.ts';
import { paperQuestion, type PaperQuestion } from '../rules/shown-question.ts';
import { reviewedItem, type ReviewedItem } from './reviewed-item.server.ts';

/** Three single, one true-or-false, one multiple. */
const SHAPE = ['SINGLE', 'SINGLE', 'TRUE_FALSE', 'SINGLE', 'MULTIPLE'] as const;

/** @returns the five questions of this number, the same for everybody who has it; null where there is no practice pool */
async function draw(
  paperNumber: number,
): Promise<{ paper: Paper; versions: ReadonlyMap<string, GradedQuestion> } | null> {
  const bankId = await tryOutBank(sqlRead);
  if (!bankId) return null;
  const drawable = await drawableQuestions([bankId], 'PRACTICE');
  // One cell per type: a try-out does not weigh topics.
  const pool: PoolQuestion[] = drawable.map(({ questionId, versionId, type }) => ({
    questionId,
    versionId,
    type,
    topic: 'ANY',
    options: '',
  }));
  const blueprint = (['SINGLE', 'TRUE_FALSE', 'MULTIPLE'] as const).map((type) => ({
    topic: 'ANY',
    type,
    count: Math.min(SHAPE.filter((one) => one === type).length, pool.filter((one) => one.type === type).length),
  }));
  const points = { SINGLE: 1, TRUE_FALSE: 1, MULTIPLE: 1 };
  const assembled = assemblePaper(
    { blueprint, points, shuffleQuestions: true, shuffleOptions: false },
    pool,
    `try ${paperNumber}`,
    [],
  );
  if (!assembled.ok || assembled.paper.items.length === 0) return null;
  const versions = await loadQuestionVersions(assembled.paper.items.map((item) => item.q));
  const items = assembled.paper.items.map((item) => ({
    ...item,
    o:
      item.t === 'TRUE_FALSE'
        ? ''
        : (versions.get(item.q)?.options ?? []).map((option) => option.id as string).join(''),
  }));
  return { paper: { items }, versions };
}

/** Five questions for anyone; nothing is kept. */
export async function tryOut(paperNumber: number): Promise<PaperQuestion[]> {
  const drawn = await draw(paperNumber);
  if (!drawn) return [];
  return drawn.paper.items.flatMap((item, place) => {
    const question = drawn.versions.get(item.q);
    return question ? [paperQuestion(item, place + 1, candidateView(question))] : [];
  });
}

/** @param choices what was chosen, by place from 1, in the letters shown */
export async function tryOutResult(
  paperNumber: number,
  choices: Readonly<Record<number, string>>,
): Promise<ReviewedItem[]> {
  const drawn = await draw(paperNumber);
  if (!drawn) return [];
  const sheet = Object.fromEntries(
    Object.entries(choices).map(([slot, choice]) => [slot, normalisedChoice(choice) ?? '']),
  );
  return drawn.paper.items.flatMap((_, place) => reviewedItem(drawn, place + 1, sheet, drawn.versions) ?? []);
}
