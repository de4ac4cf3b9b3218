import readXlsxFile from 'read-excel-file/node';
import { decodeText, readDelimited } from './delimited-text.ts';
import { factsBySheet, fillMergedCells } from './facts-by-sheet.ts';
import { printable } from './printable.ts';
import type { Cell } from './sheet-cell.ts';
import { zipEntries } from './zip-entries.ts';

/** `rows[0]` is row 1 of the sheet; every row is as long as the widest. */
export type SheetRows = { readonly name: string; readonly hidden: boolean; readonly rows: Cell[][] };

/**
 * Why a file cannot be read; the page says it in a sentence. `web-page` is what many systems export under the name
 * .xls; `old-format` the binary workbook of before 2007.
 */
export type UnreadableReason = 'old-format' | 'password' | 'web-page' | 'too-large' | 'not-a-spreadsheet';
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

/** The name of the stream that holds an encrypted workbook, as its container writes names. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * Reads every sheet of an .xlsx workbook, or a text file (CSV; UTF-8, GBK or UTF-16) as one sheet. Merged cells are filled with their
 * value, because a unit merged over ten rows is meant for each of them.
 *
 * @throws {UnreadableSpreadsheet}
 */
export async function parseSheets(bytes: Uint8Array): Promise<SheetRows[]> {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (start === 'd0cf11e0')
    throw new UnreadableSpreadsheet(Buffer.from(bytes).includes(ENCRYPTED) ? 'password' : 'old-format');
  if (start !== '504b0304') return [{ name: 'CSV', hidden: false, rows: readText(bytes) }];
  try {
    const entries = zipEntries(bytes);
    if (entries.reduce((sum, entry) => sum + entry.size, 0) > MOST_UNPACKED)
      throw new UnreadableSpreadsheet('too-large');
    const facts = factsBySheet(entries);
    const sheets = await readXlsxFile<number | string>(Buffer.from(bytes), { trim: false, parseNumber });
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      hidden: facts.get(sheet)?.hidden ?? false,
      rows: fillMergedCells(
        // A sheet that is nothing but a chart has no cells.
        ((data ?? []) as unknown as unknown[][]).map((row) => row.map(toCell)),
        facts.get(sheet)?.merged ?? [],
      ),
    }));
  } catch (error) {
    if (error instanceof UnreadableSpreadsheet) throw error;
    throw new UnreadableSpreadsheet('not-a-spreadsheet', error);
  }
}

function readText(bytes: Uint8Array): Cell[][] {
  const text = decodeText(bytes);
  const start = text.slice(0, 4096);
  // Text has no zero characters; a picture or a program does.
  if (start.includes('\0') || start.startsWith('%PDF')) throw new UnreadableSpreadsheet('not-a-spreadsheet');
  if (start.trimStart().startsWith('<')) throw new UnreadableSpreadsheet('web-page');
  const rows: Cell[][] = readDelimited(storable(text));
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
