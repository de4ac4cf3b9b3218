import { describe, expect, it } from 'vitest';
import { parseAmount, parseHalfDays, parsePeriod } from '~/training/rules/class-cells.ts';

describe('what sheets write about classes', () => {
  it.each([
    ['2026-10-12至2026-10-14', '2026-10-12/2026-10-14'],
    ['2026.10.12-10.14', '2026-10-12/2026-10-14'],
    ['2026年10月12日—14日', '2026-10-12/2026-10-14'],
    ['2026年10月30日至11月2日', '2026-10-30/2026-11-02'],
    ['2026/10/12 - 2026/10/14', '2026-10-12/2026-10-14'],
    ['20261012~20261014', '2026-10-12/2026-10-14'],
    ['2026-10-12', '2026-10-12/2026-10-12'],
    [46307, '2026-10-12/2026-10-12'],
    ['', null],
  ])('reads the dates %s', (cell, value) => {
    expect(parsePeriod(cell)).toEqual({ ok: true, value });
  });

  it.each(['十月中旬', '10月12日至14日', '2026-13-01至2026-13-03', '2026-10-12至下旬'])(
    'refuses %s as dates',
    (cell) => {
      expect(parsePeriod(cell)).toMatchObject({ ok: false, code: 'not-a-period' });
    },
  );

  it.each([
    [6, 6],
    ['3天', 6],
    ['2.5天', 5],
    ['5个半天', 5],
    ['全勤', 'all'],
    ['缺勤', 0],
    [null, null],
  ])('reads the attendance %s', (cell, value) => {
    expect(parseHalfDays(cell)).toEqual({ ok: true, value });
  });

  it('refuses what is no attendance and no amount', () => {
    expect(parseHalfDays('大半')).toMatchObject({ ok: false, code: 'not-half-days' });
    expect(parseHalfDays('2.3天')).toMatchObject({ ok: false });
    expect(parseAmount('24学时')).toEqual({ ok: true, value: 24 });
    expect(parseAmount('若干')).toMatchObject({ ok: false, code: 'not-an-amount' });
  });
});
