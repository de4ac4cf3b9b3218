import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsOn, OPEN_START, shownStart, startOfChange, storedStart } from '~/regulations/rules/clause-dates.ts';

const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a clause whose text changes', () => {
  it('leaves no day with two texts and no day between them without one', () => {
    fc.assert(
      fc.property(day, fc.option(day), day, day, (oldStart, named, today, asked) => {
        const change = startOfChange(oldStart, named, today);
        const old = { validFrom: oldStart, validTo: change };
        const next = { validFrom: change, validTo: null };
        expect(change >= oldStart).toBe(true);
        if (asked < oldStart) expect(holdsOn(old, asked) || holdsOn(next, asked)).toBe(false);
        else expect(Number(holdsOn(old, asked)) + Number(holdsOn(next, asked))).toBe(1);
      }),
    );
  });

  it('takes the day that the new text names, else today', () => {
    expect(startOfChange('2018-10-28', '2027-01-01', '2026-11-23')).toBe('2027-01-01');
    expect(startOfChange('2018-10-28', '2018-10-28', '2026-11-23')).toBe('2026-11-23');
    expect(startOfChange('2018-10-28', null, '2026-11-23')).toBe('2026-11-23');
  });
});

it('shows no date where the beginning is not known', () => {
  expect(shownStart(storedStart(null))).toBeNull();
  expect(storedStart(null)).toBe(OPEN_START);
  expect(shownStart(storedStart('2018-10-28'))).toBe('2018-10-28');
});
