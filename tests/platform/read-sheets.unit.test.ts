import fc from 'fast-check';
import writeXlsxFile from 'write-excel-file/node';
import { describe, expect, it } from 'vitest';
import { readDelimited, withoutFormula, writeDelimited } from '~/platform/delimited-text.ts';
import { readSheets } from '~/platform/read-sheets.ts';
import { streamWorkbook } from '~/platform/stream-workbook.ts';
import { writeWorkbook } from '~/platform/write-workbook.ts';

async function* oneByOne<T>(rows: readonly T[]): AsyncGenerator<T[]> {
  for (const row of rows) yield [row];
}

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

describe('workbooks', () => {
  it('written while their rows are read give back the same, in whatever stretches these come', async () => {
    const cell = fc.oneof(
      // The package that writes the whole stumbles over `toString` and the like, and leaves out the sign of a lost letter.
      fc
        .string({ unit: 'grapheme' })
        .map((text) => text.replaceAll(/[\r\uFFFD]/g, ''))
        .filter((text) => !(text in {})),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
      fc.constantFrom('000123', '=1+1', '110101199001011234', '<党>&"支部"', '\u0001张', null),
    );
    const rows = fc.array(fc.array(cell, { minLength: 28, maxLength: 28 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const head = Array.from({ length: 28 }, (_, at) => `列${at}`);
        const table = { name: '党务干部/名单', head, widths: [12, 30] };
        const streamed = await readSheets(await bytesOf(streamWorkbook(table, oneByOne(given))));
        const whole = await readSheets(await writeWorkbook([{ name: table.name, rows: [head, ...given] }]));
        expect(streamed).toEqual(whole);
      }),
      { numRuns: 15 },
    );
  });

  it('gives back text as text: leading zeros, equals signs and long codes survive', async () => {
    const bytes = await writeWorkbook([
      {
        name: '数据',
        rows: [
          ['编码', '数'],
          ['000123', 5],
          ['=1+1', 1.25],
          ['110101199001011234', null],
          ['+86', 0],
        ],
      },
    ]);
    const [sheet] = await readSheets(bytes);
    expect(sheet?.name).toBe('数据');
    expect(sheet?.rows).toEqual([
      ['编码', '数'],
      ['000123', 5],
      ['=1+1', 1.25],
      ['110101199001011234', null],
      ['+86', 0],
    ]);
  });

  it('gives a merged value to each of its cells and keeps row numbers over empty rows', async () => {
    const file = await writeXlsxFile([
      [{ value: '花名册', columnSpan: 3 }, null, null],
      [null, null, null],
      ['单位', '姓名', '职务'],
      [{ value: '市公安局', rowSpan: 2 }, '张三', '书记'],
      [null, '李四', '委员'],
    ]).toBuffer();
    const [sheet] = await readSheets(new Uint8Array(file));
    expect(sheet?.rows[0]).toEqual(['花名册', '花名册', '花名册']);
    expect(sheet?.rows[2]).toEqual(['单位', '姓名', '职务']);
    expect(sheet?.rows[4]).toEqual(['市公安局', '李四', '委员']);
  });

  it('reads date cells as days', async () => {
    const file = await writeXlsxFile([
      ['起始'],
      [{ value: new Date('2024-03-01T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' }],
    ]).toBuffer();
    expect((await readSheets(new Uint8Array(file)))[0]?.rows[1]).toEqual(['2024-03-01']);
  });

  it.each([
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old-format'],
    [
      'a workbook with a password',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'password',
    ],
    ['a web page named .xls', Buffer.from('\ufeff <html><table><tr><td>姓名</td></tr></table></html>'), 'web-page'],
    ['a PDF without a zero byte', Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n'), 'not-a-spreadsheet'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not-a-spreadsheet'],
    ['a broken archive', Buffer.from('504b0304ffffffff', 'hex'), 'not-a-spreadsheet'],
  ])('says why it cannot read %s', async (_, bytes, reason) => {
    await expect(readSheets(bytes)).rejects.toMatchObject({ name: 'UnreadableSpreadsheet', reason });
  });
});

describe('CSV', () => {
  it('reads GBK as well as UTF-8', async () => {
    const gbk = Buffer.concat([
      Buffer.from('d0d5c3fb', 'hex'), // 姓名
      Buffer.from(','),
      Buffer.from('b5b3d6a7b2bf', 'hex'), // 党支部
      Buffer.from('\r\n007,"a,""b"""\r\n'),
    ]);
    expect((await readSheets(gbk))[0]?.rows).toEqual([
      ['姓名', '党支部'],
      ['007', 'a,"b"'],
    ]);
  });

  it('leaves out characters that no database can hold', async () => {
    const text = new TextEncoder().encode(`姓名,党支部\r\n${' '.repeat(5000)}\r\n张\u0000伟,\u0007第一党支部😀\r\n`);
    expect((await readSheets(text))[0]?.rows[2]).toEqual(['张伟', '第一党支部😀']);
  });

  it('defuses what a spreadsheet program would run', () => {
    expect(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\tx'].map(withoutFormula)).toEqual([
      "'=1+1",
      "'+cmd",
      "'-2+3",
      "'@SUM(A1)",
      "'\tx",
    ]);
    expect(['-12.5', '张三', '+86'].map(withoutFormula)).toEqual(['-12.5', '张三', '+86']);
  });

  it('reads what it wrote, whatever it is', async () => {
    const field = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\r') && !text.startsWith("'"));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(field, field, field), { minLength: 1, maxLength: 8 }), async (rows) => {
        const written = await bytesOf(writeDelimited(['a', 'b', 'c'], oneByOne(rows)));
        const read = readDelimited(new TextDecoder().decode(written)).slice(1);
        expect(read).toEqual(rows.map((row) => row.map((text) => text || null)));
      }),
    );
  });
});
