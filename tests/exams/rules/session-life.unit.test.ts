import { describe, expect, it } from 'vitest';
import { mayTakeStep, registrationOpen, SESSION_STATUSES, SESSION_STEPS } from '~/exams/rules/session-life.ts';
import { nextSessionNumber } from '~/exams/rules/session-number.ts';

describe('session life', () => {
  it('never leads out of an end', () => {
    for (const status of ['ENDED', 'CANCELLED'] as const)
      for (const step of SESSION_STEPS) expect(mayTakeStep(status, step)).toBe(false);
  });

  it('edits only what nobody has been told of', () => {
    expect(SESSION_STATUSES.filter((status) => mayTakeStep(status, 'edit'))).toEqual(['DRAFT']);
  });

  it('closes registration by hand or by its moment', () => {
    const moment = new Date('2026-03-01T00:00:00Z').getTime();
    expect(registrationOpen('PUBLISHED', null, moment)).toBe(true);
    expect(registrationOpen('PUBLISHED', moment, moment - 1)).toBe(true);
    expect(registrationOpen('PUBLISHED', moment, moment)).toBe(false);
    expect(registrationOpen('REGISTRATION_CLOSED', null, moment)).toBe(false);
  });
});

describe('nextSessionNumber', () => {
  it.each([
    ['the first of a year', [], 'CS-2026-001'],
    ['after others', ['CS-2026-001', 'CS-2026-017'], 'CS-2026-018'],
    ['other years do not count', ['CS-2025-120'], 'CS-2026-001'],
    ['past three digits', ['CS-2026-999'], 'CS-2026-1000'],
  ])('%s', (_, taken, number) => {
    expect(nextSessionNumber('2026', taken)).toBe(number);
  });
});
