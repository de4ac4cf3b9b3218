import { describe, expect, it } from 'vitest';
import {
  deadlineOf,
  givenAt,
  isTimed,
  lateVerdict,
  lostSeconds,
  UNHURRIED_MINUTES,
} from '~/exams/rules/attempt-clock.ts';

const minute = 60_000;

describe('deadlineOf', () => {
  it('gives the whole working time inside the window', () => {
    expect(deadlineOf(0, 60, { closesAt: 120 * minute, overrunMinutes: 0 })).toBe(60 * minute);
  });
  it('ends with the session for a late comer, later by what the policy adds', () => {
    expect(deadlineOf(100 * minute, 60, { closesAt: 120 * minute, overrunMinutes: 0 })).toBe(120 * minute);
    expect(deadlineOf(100 * minute, 60, { closesAt: 120 * minute, overrunMinutes: 15 })).toBe(135 * minute);
  });
  it('knows no session for practice', () => {
    expect(deadlineOf(0, 60, null)).toBe(60 * minute);
  });
});

describe('isTimed', () => {
  const of = (kind: 'OFFICIAL' | 'PRACTICE', minutes: number) =>
    isTimed({ kind, startedAt: 5 * minute, deadlineAt: (5 + minutes) * minute });
  it('is every test, and practice of a whole paper', () => {
    expect([of('OFFICIAL', 60), of('OFFICIAL', UNHURRIED_MINUTES), of('PRACTICE', 60)]).toEqual([true, true, true]);
  });
  it('is no practice that stays open for a day, nor one that got lost minutes back', () => {
    expect([of('PRACTICE', UNHURRIED_MINUTES), of('PRACTICE', UNHURRIED_MINUTES + 3)]).toEqual([false, false]);
  });
});

describe('lateVerdict', () => {
  const deadlineAt = 1_000 * minute;
  const arrival = (over: { received: number; age: number; contiguous?: boolean; deviceAhead?: number }) => ({
    deadlineAt,
    receivedAt: deadlineAt + over.received,
    graceSeconds: 120,
    sentAtDevice: deadlineAt + over.received + (over.deviceAhead ?? 0),
    givenAtDevice: deadlineAt + over.received - over.age + (over.deviceAhead ?? 0),
    contiguous: over.contiguous ?? true,
  });
  it.each([
    ['given a minute before, here within the grace', { received: 60_000, age: 120_000 }, 'counts'],
    ['the last millisecond of the grace', { received: 120_000, age: 121_000 }, 'counts'],
    ['here after the grace', { received: 120_001, age: 600_000 }, 'after-grace'],
    ['given after the deadline', { received: 60_000, age: 30_000 }, 'given-late'],
    ['with a number left out', { received: 60_000, age: 120_000, contiguous: false }, 'gap'],
    [
      'from a device whose clock is two days ahead',
      { received: 5_000, age: 9_000, deviceAhead: 172_800_000 },
      'counts',
    ],
  ] as const)('%s', (_what, over, expected) => {
    expect(lateVerdict(arrival(over))).toBe(expected);
  });
  it('believes no device that answers in the future', () => {
    expect(givenAt({ receivedAt: 10, sentAtDevice: 5, givenAtDevice: 9 })).toBe(10);
  });
});

describe('outages', () => {
  const outage = { startedAt: 10 * minute, endedAt: 14 * minute + 1 };
  it('give back whole seconds, never fewer than were lost', () => {
    expect(lostSeconds(outage)).toBe(241);
  });
});
