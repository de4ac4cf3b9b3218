import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { Paper, PaperItem } from './paper.ts';
import { cellKey, QUESTION_TYPES, type BlueprintCell, type QuestionType } from './paper-blueprint.ts';
import type { PolicySettings } from './policy-settings.ts';

/** A released question that may be drawn. `options` are ids in the order in which they were written (`ABCD`). */
export type PoolQuestion = {
  readonly questionId: string;
  readonly versionId: string;
  readonly topic: string;
  readonly type: QuestionType;
  readonly options: string;
};

export type Shortage = BlueprintCell & { available: number };

export type AssembledPaper = { ok: true; paper: Paper } | { ok: false; reason: 'pool-short'; short: Shortage[] };

type Draw = Pick<PolicySettings, 'blueprint' | 'points' | 'shuffleQuestions' | 'shuffleOptions'>;

/**
 * Draws a paper for one person: from each cell of the blueprint its number of questions, first those the person never
 * met, then those met longest ago. The same seed, pool and history give the same paper, whatever order the pool is in.
 *
 * @param seed any text; a fresh random one for each attempt
 * @param met question ids of the person's earlier papers, latest paper first
 */
export function assemblePaper(
  settings: Draw,
  pool: readonly PoolQuestion[],
  seed: string,
  met: readonly (readonly string[])[],
): AssembledPaper {
  const random = xoroshiro128plus(seedOf(seed));
  const lastMet = new Map<string, number>();
  met.forEach((questionIds, age) => {
    for (const id of questionIds) if (!lastMet.has(id)) lastMet.set(id, age);
  });
  const byCell = new Map<string, PoolQuestion[]>();
  for (const question of [...pool].sort((a, b) => (a.questionId < b.questionId ? -1 : 1))) {
    const cell = byCell.get(cellKey(question));
    if (cell) cell.push(question);
    else byCell.set(cellKey(question), [question]);
  }

  const short: Shortage[] = [];
  const drawn: PoolQuestion[] = [];
  for (const cell of settings.blueprint) {
    const candidates = byCell.get(cellKey(cell)) ?? [];
    if (candidates.length < cell.count) {
      short.push({ ...cell, available: candidates.length });
      continue;
    }
    // A stable sort after the shuffle: never met before met long ago before met lately, by chance within each.
    const freshness = (question: PoolQuestion): number => -(lastMet.get(question.questionId) ?? Infinity);
    drawn.push(
      ...shuffled(candidates, random)
        .sort((a, b) => (freshness(a) === freshness(b) ? 0 : freshness(a) - freshness(b)))
        .slice(0, cell.count),
    );
  }
  if (short.length > 0) return { ok: false, reason: 'pool-short', short };

  const items = QUESTION_TYPES.flatMap((type) => {
    const ofType = drawn.filter((question) => question.type === type);
    return settings.shuffleQuestions ? shuffled(ofType, random) : ofType;
  }).map((question): PaperItem => ({
    q: question.versionId,
    t: question.type,
    k: question.topic,
    p: settings.points[question.type],
    o: optionOrder(question, settings.shuffleOptions, random),
  }));
  return { ok: true, paper: { items } };
}

function optionOrder(question: PoolQuestion, shuffle: boolean, random: RandomGenerator): string {
  if (question.type === 'TRUE_FALSE') return '';
  return shuffle ? shuffled([...question.options], random).join('') : question.options;
}

/** Fisher–Yates; leaves its input alone. */
function shuffled<T>(values: readonly T[], random: RandomGenerator): T[] {
  const result = [...values];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = uniformInt(random, 0, i);
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}

/** Any text as a 32-bit number (FNV-1a, then mixed so that texts that differ in one letter do not stay close). */
function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
