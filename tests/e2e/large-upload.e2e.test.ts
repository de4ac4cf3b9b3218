import { expect, it } from 'vitest';
import { hasWorkbookThread } from '~/platform/in-workbook-thread.ts';
import { parseSheets } from '~/platform/parse-sheets.ts';
import { readSheets } from '~/platform/read-sheets.ts';
import { writeWorkbook } from '~/platform/write-workbook.ts';

const sheet = (name: string) => ({
  name,
  rows: [
    ['人员编码', '姓名', '党内职务', '任职时间'],
    ...Array.from({ length: 4_000 }, (_, n) => [`${name}${n}`, `人员${n}`, '委员', '2024-03']),
  ],
});

it('reads a large workbook in a thread as it is read here, every sheet of it', async () => {
  expect(hasWorkbookThread()).toBe(true);
  const bytes = await writeWorkbook([sheet('甲单位'), sheet('乙单位')]);
  expect(bytes.byteLength).toBeGreaterThan(100_000);
  const sheets = await readSheets(bytes);
  expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
    ['甲单位', 4_001],
    ['乙单位', 4_001],
  ]);
  expect(sheets).toEqual(await parseSheets(bytes));
});

it('says why a large file cannot be read', async () => {
  const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(200_000)]);
  await expect(readSheets(old)).rejects.toMatchObject({ name: 'UnreadableSpreadsheet', reason: 'old-format' });
});
