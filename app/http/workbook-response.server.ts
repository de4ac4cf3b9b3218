import type { WrittenCell, WrittenSheet } from '~/platform/compose-workbook.ts';
import { writeDelimited } from '~/platform/delimited-text.ts';
import { inStretches, STRETCH } from '~/platform/in-stretches.ts';
import { streamWorkbook, type TableCell, type TableHead } from '~/platform/stream-workbook.ts';
import { writeWorkbook } from '~/platform/write-workbook.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A workbook as a download. The name may be Chinese and has no extension. A long plain list is written as it goes out. */
export async function workbookResponse(name: string, sheets: readonly WrittenSheet[]): Promise<Response> {
  const [sheet, ...others] = sheets;
  const table = sheet && others.length === 0 && sheet.rows.length > STRETCH ? plainTable(sheet) : null;
  if (table)
    return tableResponse(
      { ...table, file: name },
      inStretches(table.rows, async (some) => some),
    );
  return download(await writeWorkbook(sheets), `${name}.xlsx`, XLSX);
}

/** A sheet of a heading and cells that are nothing but values; null for any other. */
function plainTable(sheet: WrittenSheet): (TableHead & { rows: readonly (readonly TableCell[])[] }) | null {
  const [first = [], ...rows] = sheet.rows;
  const head = first.map((cell) =>
    typeof cell === 'object' && cell !== null && !cell.across && !cell.down ? cell.value : cell,
  );
  if ((sheet.stickyRows ?? 1) !== 1 || !head.every((cell) => typeof cell === 'string')) return null;
  if (!isPlain(rows)) return null;
  return { name: sheet.name, head, ...(sheet.widths && { widths: sheet.widths }), rows };
}

const isPlain = (rows: readonly (readonly WrittenCell[])[]): rows is readonly (readonly TableCell[])[] =>
  rows.every((row) => row.every((cell) => cell === null || typeof cell !== 'object'));

/** Rows that are read in stretches as the cells of a table. */
export async function* cellsOf<R>(
  stretches: AsyncIterable<readonly R[]>,
  cells: (row: R) => readonly TableCell[],
): AsyncGenerator<(readonly TableCell[])[]> {
  for await (const rows of stretches) yield rows.map(cells);
}

/**
 * A list of any length as a download, as a workbook or as CSV (UTF-8 with a mark that Excel understands), written out
 * while its rows are read.
 */
export function tableResponse(
  table: TableHead & { file?: string },
  stretches: AsyncIterable<readonly (readonly TableCell[])[]>,
  format: 'xlsx' | 'csv' = 'xlsx',
): Response {
  const written = format === 'csv' ? writeDelimited(table.head, stretches) : streamWorkbook(table, stretches);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await written.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    // Whoever goes away in the middle is read for no longer.
    async cancel() {
      await written.return(undefined);
    },
  });
  return new Response(body, {
    headers: downloadHeaders(
      `${table.file ?? table.name}.${format}`,
      format === 'csv' ? 'text/csv; charset=utf-8' : XLSX,
    ),
  });
}

/** Any bytes as a download; never shown inside the site. */
export function download(bytes: Uint8Array, name: string, mediaType: string): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: { ...downloadHeaders(name, mediaType), 'Content-Length': String(bytes.byteLength) },
  });
}

function downloadHeaders(name: string, mediaType: string) {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  return {
    'Content-Type': mediaType,
    'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
  };
}
