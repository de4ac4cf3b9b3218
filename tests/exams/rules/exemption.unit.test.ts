import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exemptionPeriod,
  exemptionState,
  kindChoice,
  kindChosen,
  periodsMeet,
  type Period,
} from '~/exams/rules/exemption.ts';
import { exemptionForm } from '~/exams/rules/exemption-form.ts';

const DAY = '2026-11-23';

describe('the period of an exemption', () => {
  it.each([
    ['the months of the policy where nothing is said', '2026-11-23', null, 24, '2028-11-22'],
    ['no end where a pass has none', '2026-11-23', null, null, null],
    ['the day that is given', '2026-11-23', '2027-01-31', 24, '2027-01-31'],
    ['one day', '2026-11-23', '2026-11-23', 24, '2026-11-23'],
    ['a day that has passed, while it still holds', '2026-01-05', null, 24, '2028-01-04'],
    ['a day to come', '2027-03-01', '2027-06-01', 24, '2027-06-01'],
  ])('is %s', (_, from, until, months, end) => {
    expect(exemptionPeriod(from, until, months, DAY)).toEqual({ ok: true, period: { from, until: end } });
  });

  it.each([
    ['begins in another year by a slip', '2020-11-23', null, 24, 'validFrom', 'too-far'],
    ['begins too far ahead', '2028-11-23', null, 24, 'validFrom', 'too-far'],
    ['ends before it begins', '2026-11-23', '2026-11-22', 24, 'validUntil', 'ends-before-start'],
    ['is over already', '2026-01-05', '2026-11-22', 24, 'validUntil', 'over-already'],
    ['is over already by the policy', '2026-01-05', null, 1, 'validFrom', 'over-already'],
  ])('is refused where it %s', (_, from, until, months, field, reason) => {
    expect(exemptionPeriod(from, until, months, DAY)).toEqual({ ok: false, field, reason });
  });
});

it.each([
  [{ from: '2026-01-01', until: '2026-11-23' }, false, 'inForce'],
  [{ from: '2026-11-23', until: null }, false, 'inForce'],
  [{ from: '2026-11-24', until: null }, false, 'toCome'],
  [{ from: '2026-01-01', until: '2026-11-22' }, false, 'over'],
  [{ from: '2026-01-01', until: '2026-11-22' }, true, 'withdrawn'],
])('%o, withdrawn %s, is %s', (period, withdrawn, state) => {
  expect(exemptionState(period, withdrawn, DAY)).toBe(state);
});

const days = Array.from({ length: 12 }, (_, n) => `2026-05-${String(n + 1).padStart(2, '0')}`);
const period = fc.tuple(fc.nat(11), fc.option(fc.nat(11))).map(([a, b]): Period => ({
  from: days[b === null ? a : Math.min(a, b)] as string,
  until: b === null ? null : (days[Math.max(a, b)] as string),
}));

it('says of two periods that they meet exactly when some day is in force in both', () => {
  fc.assert(
    fc.property(period, period, (a, b) => {
      const both = days.some((day) => [a, b].every((one) => exemptionState(one, false, day) === 'inForce'));
      expect(periodsMeet(a, b)).toBe(both);
      expect(periodsMeet(b, a)).toBe(both);
    }),
  );
});

it('reads a chosen kind back as it was offered, blanks and all', () => {
  const offered = { policyVersionId: '0193a1de-0000-7000-8000-000000000001', kind: '组织 批准免测' };
  expect(kindChosen(kindChoice(offered))).toEqual(offered);
});

describe('the form', () => {
  const typed = {
    cadreId: '0193a1de-0000-7000-8000-000000000001',
    occasion: 'PRE_APPOINTMENT',
    kind: 'v k',
    reason: '援派期间',
    approvedBy: '市委组织部',
    validFrom: '2026-11-23',
    validUntil: '',
    documentNumber: ' ',
  };
  it('takes what is left empty for nothing said', () => {
    expect(exemptionForm.parse(typed)).toMatchObject({ validUntil: null, documentNumber: null });
  });
  it.each([
    ['occasion', 'CERTIFICATION_L1', 'required'],
    ['kind', '', 'required'],
    ['reason', ' ', 'required'],
    ['reason', '字'.repeat(501), 'reason-too-long'],
    ['approvedBy', '', 'required'],
    ['approvedBy', '字'.repeat(101), 'name-too-long'],
    ['validFrom', '', 'not-a-date'],
    ['validFrom', '2026-02-30', 'not-a-date'],
    ['validUntil', '明年', 'not-a-date'],
  ])('refuses %s of “%s”', (field, value, message) => {
    const read = exemptionForm.safeParse({ ...typed, [field]: value });
    expect(read.error?.issues.map((issue) => [issue.path[0], issue.message])).toEqual([[field, message]]);
  });
});
