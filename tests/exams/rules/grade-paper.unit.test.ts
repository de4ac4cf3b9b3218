import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradePaper } from '~/exams/rules/grade-paper.ts';
import { lettersOf, type Paper, type PaperItem } from '~/exams/rules/paper.ts';
import { MULTIPLE_SCORINGS, type MultipleScoring } from '~/exams/rules/policy-settings.ts';

const item = (q: string, t: PaperItem['t'], p: number, k = 'T01', o = t === 'TRUE_FALSE' ? '' : 'CADB'): PaperItem => ({
  q,
  t,
  k,
  p,
  o,
});
const marking = (multipleScoring: MultipleScoring = 'ALL_OR_NOTHING') => ({
  passMark: 3,
  sections: [],
  multipleScoring,
});

describe('gradePaper, one question', () => {
  // Shown as C A D B: the letter A stands for option C, and so on.
  it.each([
    ['the right option', 'SINGLE', ['B'], 'D', 1],
    ['another option', 'SINGLE', ['B'], 'A', 0],
    ['nothing', 'SINGLE', ['B'], '', 0],
    ['a letter that is not offered', 'SINGLE', ['B'], 'G', 0],
    ['both where one is asked', 'SINGLE', ['B'], 'AD', 0],
    ['true where it is true', 'TRUE_FALSE', ['true'], 'T', 1],
    ['false where it is true', 'TRUE_FALSE', ['true'], 'F', 0],
    ['the exact set', 'MULTIPLE', ['A', 'B'], 'BD', 1],
    ['a set too small', 'MULTIPLE', ['A', 'B'], 'B', 0],
    ['a set too large', 'MULTIPLE', ['A', 'B'], 'ABD', 0],
  ] as const)('%s', (_what, type, key, choice, expected) => {
    const paper = { items: [item('q', type, 1)] };
    expect(gradePaper(paper, { '1': choice }, () => key, marking()).score).toBe(expected);
  });

  it.each([
    ['ALL_OR_NOTHING', 'B', 0],
    ['HALF_WHEN_INCOMPLETE', 'B', 1],
    ['BY_OPTION', 'B', 0.67],
    ['HALF_WHEN_INCOMPLETE', 'BA', 1],
    ['BY_OPTION', 'BDA', 2],
    ['BY_OPTION', 'BC', 0],
  ] as const)('%s gives %s its share', (scoring, choice, expected) => {
    const paper = { items: [item('q', 'MULTIPLE', 2)] };
    expect(gradePaper(paper, { '1': choice }, () => ['A', 'B', 'C'], marking(scoring)).score).toBe(expected);
  });
});

describe('gradePaper, a paper', () => {
  const paper: Paper = {
    items: [item('a', 'SINGLE', 2, 'T01'), item('b', 'SINGLE', 2, 'T02'), item('c', 'TRUE_FALSE', 1, 'T02')],
  };
  const keys: Record<string, string[]> = { a: ['A'], b: ['B'], c: ['true'] };
  const settings = {
    passMark: 3,
    multipleScoring: 'ALL_OR_NOTHING' as const,
    sections: [
      { code: 'X', title: '一', titleEn: 'one', topics: ['T01'], minimumPercent: 60 },
      { code: 'Y', title: '二', titleEn: 'two', topics: ['T02'], minimumPercent: null },
    ],
  };
  const grade = (sheet: Record<string, string>) => gradePaper(paper, sheet, (id) => keys[id] ?? [], settings);

  it('passes on the mark itself when every part has its minimum', () => {
    const detail = grade({ '1': 'B', '3': 'T', '-2': 'F' });
    expect(detail).toMatchObject({ score: 3, points: 5, passed: true, right: 2, wrong: 0, open: 1, earned: [2, 0, 1] });
    expect(detail.sections.map(({ score, minimum }) => [score, minimum])).toEqual([
      [2, 1.2],
      [1, null],
    ]);
  });
  it('fails with enough points in all but too few in one part', () => {
    expect(grade({ '1': 'A', '2': 'D', '3': 'T' })).toMatchObject({ score: 3, passed: false, wrong: 1 });
  });
  it('does not count a mark on a question as an answer', () => {
    expect(grade({ '-1': 'F' })).toMatchObject({ score: 0, open: 3, wrong: 0 });
  });
});

describe('gradePaper, for any sheet', () => {
  const types = ['SINGLE', 'TRUE_FALSE', 'MULTIPLE'] as const;
  const question = fc.record({
    t: fc.constantFrom(...types),
    p: fc.constantFrom(0.5, 1, 1.5, 2, 3),
    o: fc.shuffledSubarray(['A', 'B', 'C', 'D'], { minLength: 4 }),
    key: fc.subarray(['A', 'B', 'C', 'D'], { minLength: 1 }),
    truth: fc.boolean(),
    choice: fc.constantFrom('', 'A', 'B', 'AC', 'ABCD', 'T', 'F', 'H'),
  });
  it('is between nought and full marks, adds up, and full answers earn full marks', () => {
    fc.assert(
      fc.property(
        fc.array(question, { maxLength: 30 }),
        fc.constantFrom(...MULTIPLE_SCORINGS),
        (questions, scoring) => {
          const paper: Paper = {
            items: questions.map((q, n) => item(String(n), q.t, q.p, 'T01', q.t === 'TRUE_FALSE' ? '' : q.o.join(''))),
          };
          const keyOf = (id: string): string[] => {
            const q = questions[Number(id)];
            if (!q) return [];
            return q.t === 'TRUE_FALSE' ? [q.truth ? 'true' : 'false'] : q.t === 'SINGLE' ? q.key.slice(0, 1) : q.key;
          };
          const sheet = Object.fromEntries(questions.map((q, n) => [n + 1, q.choice]));
          const detail = gradePaper(paper, sheet, keyOf, marking(scoring));
          expect(detail.score).toBeGreaterThanOrEqual(0);
          expect(detail.score).toBeLessThanOrEqual(detail.points);
          expect(detail.earned.reduce((a, b) => a + b, 0)).toBeCloseTo(detail.score, 6);
          expect(detail.right + detail.wrong + detail.open).toBe(questions.length);
          const perfect = Object.fromEntries(paper.items.map((i, n) => [n + 1, lettersOf(i, keyOf(i.q))]));
          expect(gradePaper(paper, perfect, keyOf, marking(scoring)).score).toBe(detail.points);
        },
      ),
    );
  });
});
