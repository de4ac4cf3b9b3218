import { writeDelimited } from '~/platform/delimited-text.ts';
import type { WrittenSheet } from '~/platform/compose-workbook.ts';
import { writeWorkbook } from '~/platform/write-workbook.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A workbook as a download. The name may be Chinese and has no extension. */
export async function workbookResponse(name: string, sheets: readonly WrittenSheet[]): Promise<Response> {
  return download(await writeWorkbook(sheets), `${name}.xlsx`, XLSX);
}

/** The same rows as CSV (UTF-8 with a mark that Excel understands). */
export const csvResponse = (name: string, rows: readonly (readonly (string | number | null)[])[]): Response =>
  download(writeDelimited(rows), `${name}.csv`, 'text/csv; charset=utf-8');

/** Any bytes as a download; never shown inside the site. */
export function download(bytes: Uint8Array, name: string, mediaType: string): Response {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Content-Length': String(bytes.byteLength),
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
