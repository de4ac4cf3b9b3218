import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate, parseMonth } from '~/operations/rules/cell-dates.ts';
import { nameKeyOf, parseChoice, parseCode, parseCount, parseName, textOf } from '~/operations/rules/cell-values.ts';

describe('dates as people write them', () => {
  it.each([
    ['2024-03-01', '2024-03-01'],
    ['2024/3/1', '2024-03-01'],
    ['2024.3.1', '2024-03-01'],
    ['2024年3月1日', '2024-03-01'],
    ['２０２４年３月', '2024-03-01'],
    [' 2024-3-15 00:00:00', '2024-03-15'],
    ['1975.8', '1975-08-01'],
    [1975.8, '1975-08-01'],
    [1975.12, '1975-12-01'],
    ['1975年8月', '1975-08-01'],
    ['1975-08', '1975-08-01'],
    ['197508', '1975-08-01'],
    [197508, '1975-08-01'],
    [20240301, '2024-03-01'],
    [45352, '2024-03-01'],
    [27607, '1975-08-01'],
    ['2024-02-29', '2024-02-29'],
    [null, null],
    ['—', null],
    ['#N/A', null],
  ])('%j is %s', (cell, expected) => {
    expect(parseDate(cell)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['2026/13/1', 'month-out-of-range'],
    ['2023-02-29', 'day-out-of-range'],
    ['2024-04-31', 'day-out-of-range'],
    ['1875-08', 'year-out-of-range'],
    ['去年八月', 'not-a-date'],
    ['75.8', 'not-a-date'],
    [1975.1, 'january-or-october'],
    [12, 'not-a-date'],
  ])('%j is refused as %s', (cell, code) => {
    expect(parseDate(cell)).toMatchObject({ ok: false, code });
  });

  it('takes text 1975.1 for January, since only a number cell loses the zero', () => {
    expect(parseMonth('1975.1')).toEqual({ ok: true, value: '1975-01' });
    expect(parseMonth('1975.10')).toEqual({ ok: true, value: '1975-10' });
  });

  it('reads every day of a century the same in every spelling', () => {
    fc.assert(
      fc.property(fc.integer({ min: 7_306, max: 73_050 }), (serial) => {
        const iso = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
        const [year, month, day] = iso.split('-').map(Number);
        for (const cell of [
          serial,
          iso,
          `${year}年${month}月${day}日`,
          `${year}.${month}.${day}`,
          iso.replaceAll('-', ''),
        ])
          expect(parseDate(cell)).toEqual({ ok: true, value: iso });
      }),
    );
  });
});

describe('names', () => {
  it.each([
    ['张　伟', '张伟'],
    [' 欧阳 春梅 ', '欧阳春梅'],
    ['阿依古丽•买买提', '阿依古丽·买买提'],
    ['阿依古丽 · 买买提', '阿依古丽·买买提'],
    ['John  Smith', 'John Smith'],
  ])('%j is %s', (cell, expected) => {
    expect(parseName(cell)).toEqual({ ok: true, value: expected });
  });

  it('finds one person behind spellings with blanks and dots', () => {
    expect(new Set(['张伟', '张 伟', '张　伟'].map(nameKeyOf)).size).toBe(1);
    expect(nameKeyOf('阿依古丽．买买提')).toBe(nameKeyOf('阿依古丽·买买提'));
  });

  it('refuses figures in a name', () => {
    expect(parseName('张伟1')).toMatchObject({ ok: false, code: 'not-a-name' });
  });

  it('never depends on the blanks between characters', () => {
    const name = fc.array(fc.constantFrom('张', '欧', '阳', '伟', '春', '梅'), { minLength: 2, maxLength: 4 });
    const blanks = fc.constantFrom('', ' ', '　', '  ');
    fc.assert(
      fc.property(name, blanks, (characters, blank) => {
        expect(parseName(characters.join(blank))).toEqual({ ok: true, value: characters.join('') });
      }),
    );
  });
});

describe('codes, counts and choices', () => {
  it.each([
    ['００１２３', '00123'],
    [20141, '20141'],
    [' A-01 ', 'A-01'],
    ['110101199001011234', '110101199001011234'],
  ])('code %j is %s', (cell, expected) => {
    expect(parseCode(cell)).toEqual({ ok: true, value: expected });
  });

  it('refuses a formula in place of a code', () => {
    expect(parseCode('=A2905+1')).toMatchObject({ ok: false, code: 'formula' });
  });

  it.each([
    ['12人', 12],
    ['1,200', 1200],
    [3, 3],
    ['３０', 30],
  ])('count %j is %d', (cell, expected) => {
    expect(parseCount(cell)).toEqual({ ok: true, value: expected });
  });

  it('takes any spelling of a choice and lists the proper ones when none fits', () => {
    const parse = parseChoice({ 专职: 'FULL_TIME', 专: 'FULL_TIME', 兼职: 'PART_TIME' });
    expect(parse(' 专 ')).toEqual({ ok: true, value: 'FULL_TIME' });
    expect(parse('半职')).toEqual({
      ok: false,
      code: 'not-in-list',
      params: { value: '半职', list: '专职、兼职' },
    });
  });

  it('treats dashes and formula errors as nothing', () => {
    expect(['', '  ', '-', '／', '#REF!', '无'].map(textOf)).toEqual([null, null, null, null, null, null]);
  });
});
