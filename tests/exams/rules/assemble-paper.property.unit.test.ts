import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemblePaper, type PoolQuestion } from '~/exams/rules/assemble-paper.ts';
import { cellKey } from '~/exams/rules/paper-blueprint.ts';
import { PRE_80 } from '~/exams/rules/policy-presets.ts';

/** A pool with `times` as many questions in each cell as the standard paper draws. */
const poolOf = (times: number): PoolQuestion[] =>
  PRE_80.blueprint.flatMap((cell) =>
    Array.from({ length: cell.count * times }, (_, n) => ({
      questionId: `${cellKey(cell)} ${n}`,
      versionId: `v ${cellKey(cell)} ${n}`,
      topic: cell.topic,
      type: cell.type,
      options: cell.type === 'TRUE_FALSE' ? '' : 'ABCD',
    })),
  );

const pool = poolOf(2);
const assembled = (seed: string, met: string[][] = [], from = pool) => {
  const result = assemblePaper(PRE_80, from, seed, met);
  if (!result.ok) throw new Error(result.reason);
  return result.paper;
};
const questionOf = new Map(pool.map((question) => [question.versionId, question]));
const questionIds = (paper: ReturnType<typeof assembled>): string[] =>
  paper.items.map((item) => questionOf.get(item.q)?.questionId ?? '');

describe('assemblePaper', () => {
  it('fills every cell exactly, without repeating a question, and keeps every option once', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const paper = assembled(seed);
        expect(new Set(paper.items.map((item) => item.q)).size).toBe(80);
        for (const cell of PRE_80.blueprint)
          expect(paper.items.filter((item) => item.k === cell.topic && item.t === cell.type).length).toBe(cell.count);
        for (const item of paper.items) expect([...item.o].sort().join('')).toBe(item.t === 'TRUE_FALSE' ? '' : 'ABCD');
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same paper for the same seed, in whatever order the pool is read', () => {
    fc.assert(
      fc.property(fc.string(), fc.shuffledSubarray(pool, { minLength: pool.length }), (seed, mixed) => {
        expect(assembled(seed, [], mixed)).toEqual(assembled(seed));
      }),
      { numRuns: 30 },
    );
  });

  it('gives a retake no question of the first paper while the pool can serve both', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (first, second) => {
        const before = questionIds(assembled(first));
        const after = new Set(questionIds(assembled(second, [before])));
        expect(before.filter((id) => after.has(id))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('turns back to the questions met longest ago when nothing new is left', () => {
    const first = questionIds(assembled('one'));
    const second = questionIds(assembled('two', [first]));
    const third = new Set(questionIds(assembled('three', [second, first])));
    expect(first.every((id) => third.has(id))).toBe(true);
  });

  it('draws different people different papers', () => {
    expect(questionIds(assembled('甲'))).not.toEqual(questionIds(assembled('乙')));
  });

  it('names the cells that cannot be filled', () => {
    const poor = pool.filter((question) => !(question.topic === 'T08' && question.type === 'SINGLE'));
    const result = assemblePaper(PRE_80, poor, 'x', []);
    expect(result).toEqual({
      ok: false,
      reason: 'pool-short',
      short: [{ topic: 'T08', type: 'SINGLE', count: 1, available: 0 }],
    });
  });
});
