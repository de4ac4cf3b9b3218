import writeXlsxFile from 'write-excel-file/node';
import { printable } from './printable.ts';

/** `head` is a column heading, `error` a cell that someone must look at, `note` explains. */
export type CellTone = 'head' | 'error' | 'note';
export type WrittenCell =
  | string
  | number
  | null
  | {
      value: string | number | null;
      tone?: CellTone;
      wrap?: boolean;
      /** merged over so many columns or rows; the cells that it covers are written as null */
      across?: number;
      down?: number;
    };
export type WrittenSheet = {
  name: string;
  rows: readonly (readonly WrittenCell[])[];
  /** column widths in characters */
  widths?: readonly number[];
  /** rows that stay in sight; 1 unless said otherwise */
  stickyRows?: number;
};

const TONES = {
  head: { fontWeight: 'bold', backgroundColor: '#F3F1EB' },
  error: { backgroundColor: '#FBEDEC', textColor: '#A4161A' },
  note: { textColor: '#57606A' },
} as const;

/**
 * Writes an .xlsx workbook. Text is written as text: a code keeps its leading zeros and a value that begins with `=`
 * is never a formula.
 */
export async function composeWorkbook(sheets: readonly WrittenSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const written = sheets.map((sheet) => ({
    sheet: sheetName(sheet.name),
    data: sheet.rows.map((row) => row.map(writtenCell)),
    stickyRowsCount: sheet.stickyRows ?? 1,
    columns: (sheet.widths ?? []).map((width) => ({ width })),
  }));
  const file = await writeXlsxFile(written, { fontFamily: '等线', fontSize: 11 }).toBuffer();
  return new Uint8Array(file);
}

function writtenCell(cell: WrittenCell) {
  const { value, tone, wrap, across, down } = typeof cell === 'object' && cell !== null ? cell : { value: cell };
  const style = {
    ...(tone && TONES[tone]),
    ...(wrap && ({ wrap: true, alignVertical: 'top' } as const)),
    ...(across && { columnSpan: across }),
    ...(down && { rowSpan: down }),
  };
  if (value === null || value === '') return tone ? { ...style, value: '', type: String } : null;
  return typeof value === 'number'
    ? { ...style, value, type: Number }
    : { ...style, value: printable(value), type: String, format: '@' };
}

/** Excel refuses these characters and more than 31 of any. */
const sheetName = (name: string): string => name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31);
