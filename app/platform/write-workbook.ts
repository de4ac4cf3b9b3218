import { composeWorkbook, type WrittenSheet } from './compose-workbook.ts';
import { hasWorkbookThread, inWorkbookThread } from './in-workbook-thread.ts';

/** About a tenth of a second of work: whoever is sitting a test must not wait longer for somebody's download. */
const MOST_CELLS_HERE = 20_000;

/** Writes an .xlsx workbook; a large one in a thread of its own. */
export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const cells = sheets.reduce((sum, { rows }) => sum + rows.length * (rows[0]?.length ?? 0), 0);
  if (cells <= MOST_CELLS_HERE || !hasWorkbookThread()) return composeWorkbook(sheets);
  const answer = await inWorkbookThread({ write: sheets });
  if (!('file' in answer)) throw new Error('the thread gave no workbook');
  return answer.file;
}
