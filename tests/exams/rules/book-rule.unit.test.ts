import { describe, expect, it } from 'vitest';
import { bookMoment, bookRuleFor } from '~/exams/rules/book-rule.ts';

const DAY = '2026-11-23';
const from50 = { openBook: false, openBookFromAge: 50 };

describe('the rule on books for one person', () => {
  it.each([
    ['1976-10', { form: 'open-by-age', age: 50 }],
    ['1976-11', { form: 'open-by-age', age: 50 }],
    ['1976-12', { form: 'closed' }],
    [null, { form: 'age-unknown', age: 50 }],
  ])('from fifty, born %s', (birthMonth, rule) => {
    expect(bookRuleFor(from50, birthMonth, DAY)).toEqual(rule);
  });

  it('asks for no age where all or none may use books', () => {
    expect(bookRuleFor({ openBook: true, openBookFromAge: 50 }, '2000-01', DAY)).toEqual({ form: 'open' });
    expect(bookRuleFor({ openBook: false, openBookFromAge: null }, '1960-01', DAY)).toEqual({ form: 'closed' });
  });
});

it('is told as of a day on which the session could be sat', () => {
  const [opensAt, closesAt] = [new Date('2026-03-10T01:00:00Z'), new Date('2026-03-12T09:00:00Z')];
  const told = (now: string) => bookMoment(opensAt, closesAt, new Date(now)).toISOString();
  expect(told('2026-01-01T00:00:00Z')).toBe(opensAt.toISOString());
  expect(told('2026-03-11T00:00:00Z')).toBe('2026-03-11T00:00:00.000Z');
  expect(told('2027-01-01T00:00:00Z')).toBe(closesAt.toISOString());
});
