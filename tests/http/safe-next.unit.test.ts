import { describe, expect, it } from 'vitest';
import { csvLine } from '~/http/csv-line.ts';
import { safeNext } from '~/http/safe-next.ts';

describe('where a form may send a person on to', () => {
  it.each(['/', '/account', '/tests/1?x=%2F#y'])('%s is a page of this site', (path) =>
    expect(safeNext(path)).toBe(path),
  );

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/\t/evil.example',
    '/a\nb',
    'account',
    '',
    null,
  ])('%j is not', (given) => expect(safeNext(given, '/home')).toBe('/home'));
});

describe('a line of an export', () => {
  it('runs no formula in the spreadsheet that opens it', () =>
    expect(csvLine(['=cmd()', '+1', '@x', 'a,"b"', 3, null])).toBe(`'=cmd(),'+1,'@x,"a,""b""",3,\r\n`));
});
