import readXlsxFile from 'read-excel-file/node';
import { decodeText, readDelimited } from './delimited-text.ts';
import { fillMergedCells, mergedRangesBySheet } from './merged-cells.ts';
import { printable } from './printable.ts';
import type { Cell } from './sheet-cell.ts';
import { zipEntries } from './zip-entries.ts';

/** `rows[0]` is row 1 of the sheet; every row is as long as the widest. */
export type SheetRows = { readonly name: string; readonly rows: Cell[][] };

/** Why a file cannot be read; the page says it in a sentence. */
export type UnreadableReason = 'old-or-encrypted' | 'too-large' | 'not-a-spreadsheet';
export class UnreadableSpreadsheet extends Error {
  readonly reason: UnreadableReason;
  constructor(reason: UnreadableReason, cause?: unknown) {
    super(`unreadable spreadsheet: ${reason}`, { cause });
    this.name = 'UnreadableSpreadsheet';
    this.reason = reason;
  }
}

/** What a workbook may unpack to: a small file can hold gigabytes. */
const MOST_UNPACKED = 300_000_000;

/**
 * Reads every sheet of an .xlsx workbook, or a CSV file (UTF-8 or GBK) as one sheet. Merged cells are filled with their
 * value, because a unit merged over ten rows is meant for each of them.
 *
 * @throws {UnreadableSpreadsheet}
 */
export async function readSheets(bytes: Uint8Array): Promise<SheetRows[]> {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (start === 'd0cf11e0') throw new UnreadableSpreadsheet('old-or-encrypted');
  if (start !== '504b0304') return [{ name: 'CSV', rows: readText(bytes) }];
  try {
    const entries = zipEntries(bytes);
    if (entries.reduce((sum, entry) => sum + entry.size, 0) > MOST_UNPACKED)
      throw new UnreadableSpreadsheet('too-large');
    const merged = mergedRangesBySheet(entries);
    const sheets = await readXlsxFile<number | string>(Buffer.from(bytes), { trim: false, parseNumber });
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: fillMergedCells(
        (data as unknown as unknown[][]).map((row) => row.map(toCell)),
        merged.get(sheet) ?? [],
      ),
    }));
  } catch (error) {
    if (error instanceof UnreadableSpreadsheet) throw error;
    throw new UnreadableSpreadsheet('not-a-spreadsheet', error);
  }
}

function readText(bytes: Uint8Array): Cell[][] {
  // Text has no zero bytes; a picture or a program does.
  if (bytes.subarray(0, 4096).includes(0)) throw new UnreadableSpreadsheet('not-a-spreadsheet');
  const rows: Cell[][] = readDelimited(storable(decodeText(bytes)));
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  for (const row of rows) while (row.length < width) row.push(null);
  return rows;
}

/** Numbers that would lose digits (long codes) stay text. */
const parseNumber = (text: string): number | string =>
  text.replaceAll(/\D/g, '').length > 15 && !/[.eE]/.test(text) ? text : Number(text);

/** Without what the database cannot hold: zero bytes, other control characters, halves of characters. */
const storable = (text: string): string => printable(text).replaceAll(/\p{Surrogate}/gu, '');

function toCell(value: unknown): Cell {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'string') return storable(value) || null;
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
