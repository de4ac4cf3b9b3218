import { describe, expect, it } from 'vitest';
import { attendanceRows, typedAttendance } from '~/training/rules/attendance-form.ts';
import { reopeningFault } from '~/training/rules/class-reopening.ts';
import { leftOutside } from '~/training/rules/plan-fit.ts';

describe('a narrower window', () => {
  const year = { windowFrom: '2026-01-01', windowTo: '2026-12-31' };
  const classOn = (startsOn: string, endsOn: string) => ({ startsOn, endsOn });
  it.each([
    ['the same', year, []],
    ['wider', { windowFrom: '2025-01-01', windowTo: '2027-12-31' }, []],
    ['from the first day of the class', { ...year, windowFrom: '2026-03-02' }, []],
    ['from a day later', { ...year, windowFrom: '2026-03-03' }, [0]],
    ['to the last day of the class', { ...year, windowTo: '2026-10-14' }, []],
    ['to the day before', { ...year, windowTo: '2026-10-13' }, [1]],
    ['between them', { windowFrom: '2026-04-01', windowTo: '2026-05-01' }, [0, 1]],
  ] as const)('%s', (_, then, left) => {
    const classes = [
      classOn('2026-03-02', '2026-03-04'),
      classOn('2026-10-12', '2026-10-14'),
      // Outside before: not the change's doing.
      classOn('2025-12-30', '2026-01-02'),
    ];
    expect(leftOutside(classes, year, then).map((one) => classes.indexOf(one))).toEqual(left);
  });
});

it.each([
  ['COMPLETED', null, '登记错了人', null],
  ['COMPLETED', 'ACTIVE', '登记错了人', null],
  ['COMPLETED', 'CLOSED', '登记错了人', 'counted-in-closed-plan'],
  ['COMPLETED', 'ACTIVE', '', 'reason-missing'],
  ['COMPLETED', 'ACTIVE', '错', 'reason-missing'],
  ['PLANNED', 'ACTIVE', '登记错了人', 'not-completed'],
  ['CANCELLED', null, '登记错了人', 'not-completed'],
] as const)('a %s class of a plan that is %s, because “%s”', (status, plan, reason, fault) => {
  expect(reopeningFault({ status }, plan && { status: plan }, reason)).toBe(fault);
});

describe('the attendance form', () => {
  const id = '01930000-0000-7000-8000-000000000001';
  const read = (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(`${name}:${id}`, value);
    return attendanceRows(typedAttendance(form));
  };
  it.each([
    ['', null],
    ['6', 6],
    [' 0 ', 0],
  ])('reads “%s” as %s half days', (half, halfDaysAttended) => {
    expect(read({ half, result: 'COMPLETED', grade: '', reason: '' })).toEqual({
      unreadable: [],
      rows: [{ cadreId: id, halfDaysAttended, result: 'COMPLETED', grade: null, leaveReason: null }],
    });
  });
  it.each(['六', '2.5', '-1', '9999'])('names the row in which “%s” stands', (half) => {
    expect(read({ half, result: 'ENROLLED', grade: '', reason: '' })).toEqual({ unreadable: [id], rows: [] });
  });
});
