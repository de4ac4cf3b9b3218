import { describe, expect, it } from 'vitest';
import { localOfMoment, momentOfLocal } from '~/exams/rules/local-time.ts';
import { passValidity } from '~/exams/rules/pass-validity.ts';
import { sessionForm } from '~/exams/rules/session-form.ts';
import { sessionPhase } from '~/exams/rules/session-phase.ts';
import { windowFault } from '~/exams/rules/session-window.ts';
import { parseStaffNumbers } from '~/exams/rules/staff-numbers.ts';

const ZONE = 'Asia/Shanghai';
const id = '019b0000-0000-7000-8000-000000000001';
const posted = {
  title: '任用前测试',
  occasion: 'PRE_APPOINTMENT',
  policyVersionId: id,
  bankId: id,
  opensAt: '2026-12-01T09:00',
  closesAt: '2026-12-01T12:00',
};

describe('the form of a session', () => {
  it('reads local times in the zone of the authority', () => {
    const read = sessionForm(ZONE).parse(posted);
    expect(new Date(read.opensAt).toISOString()).toBe('2026-12-01T01:00:00.000Z');
    expect(read).toMatchObject({ registrationClosesAt: null, venue: null, notice: '' });
    expect(localOfMoment(read.opensAt, ZONE)).toBe('2026-12-01T09:00');
  });

  it.each([
    ['title', { title: ' ' }, 'required'],
    ['occasion', { occasion: '' }, 'required'],
    ['opensAt', { opensAt: '2026-13-01T09:00' }, 'badDate'],
    ['registrationClosesAt', { registrationClosesAt: '明天' }, 'badDate'],
  ])('says what is wrong with %s', (field, change, key) => {
    const read = sessionForm(ZONE).safeParse({ ...posted, ...change });
    expect(read.error?.issues.map(({ path, message }) => [path[0], message])).toContainEqual([field, key]);
  });

  it('does not take a time for one that does not exist', () => {
    expect(momentOfLocal('', ZONE)).toBeNull();
    expect(momentOfLocal('2026-02-30T09:00', ZONE)).toBeNull();
  });
});

describe('windowFault', () => {
  const hour = 3_600_000;
  const times = { opensAt: 0, closesAt: hour, registrationClosesAt: null, releaseResultsAt: null };
  it.each([
    ['an hour for an hour of work', times, 60, null],
    ['a minute too short', times, 61, 'window-shorter-than-test'],
    ['closing first', { ...times, closesAt: -1 }, 1, 'closes-before-opens'],
    ['names settled when it opens', { ...times, registrationClosesAt: 0 }, 60, null],
    ['names settled too late', { ...times, registrationClosesAt: 1 }, 60, 'registration-after-opening'],
    ['results when it closes', { ...times, releaseResultsAt: hour }, 60, null],
    ['results while people sit', { ...times, releaseResultsAt: hour - 1 }, 60, 'release-before-closing'],
  ] as const)('%s', (_, window, minutes, fault) => {
    expect(windowFault(window, { minutes, overrunMinutes: 0 })).toBe(fault);
  });
});

describe('sessionPhase', () => {
  const session = { status: 'PUBLISHED', opensAt: 100, closesAt: 200, registrationClosesAt: 50 } as const;
  it.each([
    [0, 'registering'],
    [50, 'waiting'],
    [100, 'open'],
    [200, 'closing'],
  ] as const)('at %i is %s', (at, phase) => {
    expect(sessionPhase(session, at)).toBe(phase);
  });
  it('is what the officer said, once it is over', () => {
    expect(sessionPhase({ ...session, status: 'ENDED' }, 0)).toBe('ended');
    expect(sessionPhase({ ...session, status: 'CANCELLED' }, 150)).toBe('cancelled');
    expect(sessionPhase({ ...session, status: 'DRAFT' }, 150)).toBe('draft');
  });
});

describe('parseStaffNumbers', () => {
  it.each([
    ['one to a line', '020104\n020141', ['020104', '020141']],
    ['as people paste them', '020104，020141； 020178\t００００１', ['020104', '020141', '020178', '00001']],
    ['named twice', '7 7\r\n7', ['7']],
    ['nothing', ' \n ', []],
  ])('%s', (_, text, numbers) => {
    expect(parseStaffNumbers(text)).toEqual(numbers);
  });
});

describe('passValidity', () => {
  it.each([
    ['2026-03-01', 24, '2028-02-29'],
    ['2026-01-31', 1, '2026-02-27'],
    ['2026-12-31', 12, '2027-12-30'],
  ] as const)('from %s for %i months lasts to %s', (from, months, until) => {
    expect(passValidity(from, months)).toEqual({ from, until });
  });
  it('has no end without months', () => {
    expect(passValidity('2026-03-01', null)).toEqual({ from: '2026-03-01', until: null });
  });
});
