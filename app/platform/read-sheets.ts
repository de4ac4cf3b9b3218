import { hasWorkbookThread, inWorkbookThread } from './in-workbook-thread.ts';
import { parseSheets, UnreadableSpreadsheet, type SheetRows } from './parse-sheets.ts';

/** Some thousand rows: sittings are graded by the process that reads sheets, and must not wait for a larger one. */
const MOST_BYTES_HERE = 100_000;

/**
 * Reads every sheet of a workbook, or a text file as one sheet; a large one in a thread of its own.
 *
 * @throws {UnreadableSpreadsheet}
 */
export async function readSheets(bytes: Uint8Array): Promise<SheetRows[]> {
  if (bytes.byteLength <= MOST_BYTES_HERE || !hasWorkbookThread()) return parseSheets(bytes);
  const answer = await inWorkbookThread({ read: bytes });
  if ('unreadable' in answer) throw new UnreadableSpreadsheet(answer.unreadable);
  if (!('sheets' in answer)) throw new Error('the thread gave no sheets');
  return answer.sheets;
}
