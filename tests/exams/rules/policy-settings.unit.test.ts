import { describe, expect, it } from 'vitest';
import { L1_60, POLICY_PRESETS, PRE_80, PRE_LIGHT_50 } from '~/exams/rules/policy-presets.ts';
import { paperShape, policySettings, sectionMark } from '~/exams/rules/policy-settings.ts';
import { cellKey } from '~/exams/rules/paper-blueprint.ts';

describe('policy presets', () => {
  it.each(Object.entries(POLICY_PRESETS))('%s is a valid policy', (_code, preset) => {
    expect(policySettings.parse(preset.settings)).toEqual(preset.settings);
  });

  it.each([
    ['PRE_80', PRE_80, [30, 30, 20], 100],
    ['PRE_LIGHT_50', PRE_LIGHT_50, [25, 15, 10], 100],
    ['L1_60', L1_60, [20, 20, 20], 100],
  ] as const)('%s draws and adds up as its rule says', (_code, settings, [single, trueFalse, multiple], points) => {
    const shape = paperShape(settings);
    expect(shape.byType.SINGLE.questions).toBe(single);
    expect(shape.byType.TRUE_FALSE.questions).toBe(trueFalse);
    expect(shape.byType.MULTIPLE.questions).toBe(multiple);
    expect(shape.points).toBe(points);
  });

  it('draws no more from any cell than the standard test, so that one bank serves all', () => {
    const most = new Map(PRE_80.blueprint.map((cell) => [cellKey(cell), cell.count]));
    for (const cell of [...PRE_LIGHT_50.blueprint, ...L1_60.blueprint])
      expect(cell.count, cellKey(cell)).toBeLessThanOrEqual(most.get(cellKey(cell)) ?? 0);
  });

  it('makes four parts of 11, 44, 19 and 26 points with 60 per cent as their minimum', () => {
    expect(PRE_80.sections.map((section) => sectionMark(PRE_80, section))).toEqual([
      { points: 11, minimum: 6.6 },
      { points: 44, minimum: 26.4 },
      { points: 19, minimum: 11.4 },
      { points: 26, minimum: 15.6 },
    ]);
  });
});

describe('policySettings', () => {
  const problems = (value: unknown): string[] => {
    const result = policySettings.safeParse(value);
    return result.success ? [] : result.error.issues.map((issue) => issue.message);
  };

  it('refuses a pass mark that nobody can reach', () => {
    expect(problems({ ...PRE_80, passMark: 101 })).toContain('passMarkAbovePoints');
  });
  it('refuses a topic that belongs to no part, or to two', () => {
    expect(problems({ ...PRE_80, sections: PRE_80.sections.slice(1) })).toContain('sectionTopicMissing');
    const first = PRE_80.sections[0];
    expect(problems({ ...PRE_80, sections: [...PRE_80.sections, { ...first, code: 'AGAIN' }] })).toContain(
      'sectionTopicTwice',
    );
  });
  it('refuses the same cell twice', () => {
    expect(problems({ ...PRE_80, blueprint: [...PRE_80.blueprint, PRE_80.blueprint[0]] })).toContain(
      'blueprintCellTwice',
    );
  });
});
