import { describe, expect, it } from 'vitest';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { readSheets } from '~/platform/read-sheets.ts';

const rowsOf = async (response: Response) =>
  (await readSheets(new Uint8Array(await response.arrayBuffer()))).map(({ name, rows }) => ({ name, rows }));
const head = ['姓名', '编码', '学时'];
const toned = head.map((value) => ({ value, tone: 'head' as const }));
const people = (count: number) =>
  Array.from({ length: count }, (_, at) => [`张${at}`, String(at).padStart(6, '0'), at % 7 === 0 ? null : at / 2]);

describe('a list as a download', () => {
  it('of many rows is the same workbook as that of few, and named alike', async () => {
    const rows = people(4_321);
    const long = await workbookResponse('名单', [{ name: '人员', rows: [toned, ...rows], widths: [10, 12, 8] }]);
    const short = await workbookResponse('名单', [{ name: '人员', rows: [toned, ...rows.slice(0, 20)] }]);
    expect(long.headers.get('content-disposition')).toBe(short.headers.get('content-disposition'));
    expect(long.headers.get('content-type')).toBe(short.headers.get('content-type'));
    expect(await rowsOf(long)).toEqual([{ name: '人员', rows: [head, ...rows] }]);
    expect(await rowsOf(short)).toEqual([{ name: '人员', rows: [head, ...rows.slice(0, 20)] }]);
  });

  it('keeps what is more than values: several sheets, merged cells, marks', async () => {
    const rows = people(1_500);
    const marked = [...rows, [{ value: '错', tone: 'error' as const }, '000001', null]];
    expect(await rowsOf(await workbookResponse('名单', [{ name: '人员', rows: [toned, ...marked] }]))).toEqual([
      { name: '人员', rows: [head, ...rows, ['错', '000001', null]] },
    ]);
    const two = await workbookResponse('名单', [
      { name: '甲', rows: [toned, ...rows] },
      { name: '乙', rows: [toned] },
    ]);
    expect((await rowsOf(two)).map(({ name }) => name)).toEqual(['甲', '乙']);
  });
});
