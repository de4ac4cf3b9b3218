import { describe, expect, it } from 'vitest';
import { nextStep, type Openings } from '~/overview/rules/next-step.ts';
import { inOrder, type Owed } from '~/overview/rules/owed.ts';

const all: Openings = {
  sitting: { attemptId: 'a', title: '任用前测试', deadlineAt: 1 },
  openTest: { sessionId: 's', title: '任用前测试', closesAt: 2 },
  lesson: true,
  certification: 'FIRST',
  upcomingTest: { sessionId: 'u', title: '补测', opensAt: 3 },
};

describe('what to do next', () => {
  it('goes from what runs against the clock to what can wait', () => {
    const seen: string[] = [];
    const rest: Openings = { ...all };
    for (const key of ['sitting', 'openTest', 'lesson', 'certification', 'upcomingTest'] as const) {
      seen.push(nextStep(rest).kind);
      Object.assign(rest, { [key]: key === 'lesson' ? false : null });
    }
    expect(seen).toEqual(['sitting', 'test', 'lesson', 'certification', 'upcoming']);
    expect(nextStep(rest)).toEqual({ kind: 'nothing' });
  });

  it('names the nearest date first and what has none last', () => {
    const owed: Owed[] = [
      { kind: 'certification', about: 'FIRST', on: null, daysLeft: null },
      { kind: 'rotation', title: '轮训', on: '2026-12-31', daysLeft: 38 },
      { kind: 'hours', year: 2026, missing: 1, on: '2026-12-01', daysLeft: 8 },
    ];
    expect(inOrder(owed).map((one) => one.kind)).toEqual(['hours', 'rotation', 'certification']);
  });
});
