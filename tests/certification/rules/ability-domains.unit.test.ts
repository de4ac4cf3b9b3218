import { describe, expect, it } from 'vitest';
import { domainResult } from '~/certification/rules/ability-domains.ts';
import { judgeRequirements, type EvidenceOnRecord } from '~/certification/rules/judge-requirements.ts';
import { PROPOSED_FLOORS, PROPOSED_WEIGHTS, proposedLevelOne } from '~/certification/rules/level-requirements.ts';

const topics = {
  PARTY_WORK: ['T01', 'T02'],
  MASS_SERVICE: ['T11'],
  TASK_LEADERSHIP: ['T10'],
  MANAGEMENT_BUSINESS: ['T12'],
} as const;
const points = {
  T01: { earned: 8, points: 10 },
  T02: { earned: 4, points: 10 },
  T11: { earned: 3, points: 4 },
  T10: { earned: 1, points: 4 },
};

describe('what a paper says about the ability domains', () => {
  it('adds the points of their topics and weighs the domains that have questions', () => {
    const { scores, weighted } = domainResult(topics, points, PROPOSED_WEIGHTS, PROPOSED_FLOORS);
    expect(scores.map(({ percent, met }) => [percent, met])).toEqual([
      [60, true],
      [75, true],
      [25, true],
      [null, true],
    ]);
    // (35 × 60 + 25 × 75 + 25 × 25) ÷ 85
    expect(weighted).toBe(54.1);
  });

  it('holds a domain to its floor whatever the rest brought, and one without questions too', () => {
    const floors = { TASK_LEADERSHIP: 30, MANAGEMENT_BUSINESS: 30, PARTY_WORK: 60 };
    const { scores } = domainResult(topics, points, PROPOSED_WEIGHTS, floors);
    expect(scores.filter(({ met }) => !met).map(({ domain }) => domain)).toEqual([
      'TASK_LEADERSHIP',
      'MANAGEMENT_BUSINESS',
    ]);
  });

  it('says nothing where a paper keeps no detail', () => {
    expect(domainResult(topics, {}, PROPOSED_WEIGHTS, PROPOSED_FLOORS).weighted).toBeNull();
  });
});

describe("the level's paper", () => {
  const paper = (score: number, leadership: number, takenOn: string): EvidenceOnRecord['tests'][number] => ({
    occasion: 'CERTIFICATION_L1',
    score,
    takenOn,
    reference: `CS-${takenOn}`,
    topics: { T10: { earned: leadership, points: 4 } },
  });
  const judge = (tests: EvidenceOnRecord['tests'], floor: number) =>
    judgeRequirements(
      proposedLevelOne(null).first.filter(({ kind }) => kind === 'LEVEL_PAPER'),
      { tests, finishedCourses: [], classes: [] },
      () => '2026-01-01',
      null,
      { weights: PROPOSED_WEIGHTS, floors: { TASK_LEADERSHIP: floor } },
    )[0];

  it('is not met by enough points with a domain below its floor, and is by an earlier paper that kept it', () => {
    expect(judge([paper(88, 1, '2026-10-01')], 50)).toMatchObject({ met: false, total: 88 });
    expect(judge([paper(88, 1, '2026-10-01')], 0)).toMatchObject({ met: true });
    expect(judge([paper(88, 1, '2026-10-01'), paper(72, 3, '2026-09-01')], 50)).toMatchObject({ met: true, total: 72 });
    expect(judge([paper(66, 4, '2026-10-01')], 50)).toMatchObject({ met: false, counted: [] });
  });
});
