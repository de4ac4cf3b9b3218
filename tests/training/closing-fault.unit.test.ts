import { expect, it } from 'vitest';
import { closingFault, completedUnseen } from '~/training/rules/closing-fault.ts';

const place = (
  result: 'ENROLLED' | 'COMPLETED' | 'NOT_COMPLETED' | 'WITHDRAWN',
  halfDaysAttended: number | null,
  { planned = 14 as number | null, reason = null as string | null } = {},
) => ({ result, halfDaysAttended, halfDaysPlanned: planned, leaveReason: reason });

it.each([
  ['attended all', place('ENROLLED', 14), 7, null],
  ['one seventh of leave', place('ENROLLED', 12), 7, null],
  ['more than one seventh', place('ENROLLED', 11), 7, 'leave-undecided'],
  ['much leave, and no rule that limits it', place('ENROLLED', 1), null, null],
  ['nothing recorded', place('ENROLLED', null), 7, 'attendance-missing'],
  ['never there, and no rule that limits leave', place('ENROLLED', 0), null, 'never-attended'],
  ['never there', place('ENROLLED', 0), 7, 'never-attended'],
  ['a class without days', place('ENROLLED', 4, { planned: null }), 7, 'days-missing'],
  ['a class without days, given by a person', place('COMPLETED', 4, { planned: null }), 7, null],
  ['given by a person', place('COMPLETED', 14), 7, null],
  ['given by a person, nothing recorded', place('COMPLETED', null), 7, 'attendance-missing'],
  ['given by a person, never there', place('COMPLETED', 0), 7, 'never-attended'],
  ['never there, whatever reason stands beside', place('COMPLETED', 0, { reason: '因公出差' }), 7, 'never-attended'],
  ['too much leave without a reason', place('COMPLETED', 11), 7, 'leave-reason-missing'],
  ['too much leave with a reason', place('COMPLETED', 11, { reason: '因公出差，已补课' }), 7, null],
  ['not completed', place('NOT_COMPLETED', null), 7, null],
  ['withdrawn', place('WITHDRAWN', 0), 7, null],
] as const)('a place with %s', (_, row, oneIn, fault) => {
  expect(closingFault(row, oneIn)).toBe(fault);
});

it.each([
  [place('COMPLETED', null), true],
  [place('COMPLETED', 0), true],
  [place('COMPLETED', 1), false],
  [place('ENROLLED', 0), false],
  [place('NOT_COMPLETED', 0), false],
])('is completed unseen: %o', (row, unseen) => {
  expect(completedUnseen(row)).toBe(unseen);
});
