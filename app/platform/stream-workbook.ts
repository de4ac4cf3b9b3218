import { createDeflateRaw, crc32 } from 'node:zlib';
import { once } from 'node:events';
import { printable } from './printable.ts';

export type TableCell = string | number | null;

/** One sheet whose rows are not all known yet. */
export type TableHead = {
  name: string;
  head: readonly string[];
  /** column widths in characters */
  widths?: readonly number[];
};

/** A file of the archive as its directory names it. */
type Packed = { name: string; method: 0 | 8; crc: number; packed: number; size: number; at: number };

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Styles of a cell by their place in the list of formats: text as it is, and a heading. */
const TEXT = 1;
const HEADING = 2;

/**
 * An .xlsx workbook of one sheet, written out while its rows are read: a list of any length needs the memory of one
 * stretch of it. Looks like what `composeWorkbook` writes: text is text, a code keeps its zeros, nothing is a formula.
 */
export async function* streamWorkbook(
  table: TableHead,
  stretches: AsyncIterable<readonly (readonly TableCell[])[]>,
): AsyncGenerator<Uint8Array> {
  const directory: Packed[] = [];
  let written = 0;
  for (const [name, text] of fixedFiles(table.name)) {
    const content = Buffer.from(XML + text);
    const entry: Packed = {
      name,
      method: 0,
      crc: crc32(content),
      packed: content.length,
      size: content.length,
      at: written,
    };
    directory.push(entry);
    const bytes = Buffer.concat([localHeader(entry), content]);
    written += bytes.length;
    yield bytes;
  }
  const sheet: Packed = { name: 'xl/worksheets/sheet1.xml', method: 8, crc: 0, packed: 0, size: 0, at: written };
  directory.push(sheet);
  const header = localHeader(sheet);
  written += header.length;
  yield header;
  const deflate = createDeflateRaw();
  try {
    const ready: Buffer[] = [];
    deflate.on('data', (bytes: Buffer) => ready.push(bytes));
    const ended = once(deflate, 'end');
    // Whoever waits for the end is told of a fault there; until then nobody does.
    ended.catch(() => undefined);
    for await (const text of sheetTexts(table, stretches)) {
      const bytes = Buffer.from(text);
      sheet.crc = crc32(bytes, sheet.crc);
      sheet.size += bytes.length;
      await new Promise<void>((resolve, reject) => {
        deflate.write(bytes, (fault) => (fault ? reject(fault) : resolve()));
      });
      for (const packed of ready.splice(0)) {
        sheet.packed += packed.length;
        yield packed;
      }
    }
    deflate.end();
    await ended;
    for (const packed of ready) {
      sheet.packed += packed.length;
      yield packed;
    }
  } finally {
    deflate.destroy();
  }
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  [sheet.crc, sheet.packed, sheet.size].forEach((value, at) => descriptor.writeUInt32LE(value, 4 + at * 4));
  yield descriptor;
  yield directoryOf(directory, written + sheet.packed + descriptor.length);
}

async function* sheetTexts(
  { head, widths = [] }: TableHead,
  stretches: AsyncIterable<readonly (readonly TableCell[])[]>,
): AsyncGenerator<string> {
  const cols = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  const columns = head.map((_, at) => columnName(at));
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${
    cols.length > 0 ? `<cols>${cols.join('')}</cols>` : ''
  }<sheetData>${rowText(1, columns, head, HEADING)}`;
  let row = 1;
  for await (const rows of stretches) {
    let text = '';
    for (const cells of rows) text += rowText((row += 1), columns, cells, TEXT);
    if (text) yield text;
  }
  yield '</sheetData></worksheet>';
}

function rowText(row: number, columns: readonly string[], cells: readonly TableCell[], style: number): string {
  let text = `<row r="${row}">`;
  cells.forEach((cell, at) => {
    if (cell === null || cell === '') return;
    const place = `<c r="${columns[at] ?? columnName(at)}${row}"`;
    text +=
      typeof cell === 'number'
        ? `${place}><v>${cell}</v></c>`
        : `${place} s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  });
  return `${text}</row>`;
}

const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => printable(text).replaceAll(/[&<>"]/g, (mark) => MARKS[mark] ?? mark);

/** A, …, Z, AA, … */
const columnName = (at: number): string =>
  (at >= 26 ? columnName(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));

const fixedFiles = (sheetName: string): [name: string, text: string][] => [
  [
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(sheetName.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  ],
  [
    'xl/styles.xml',
    `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF3F1EB"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1"/></cellXfs></styleSheet>`,
  ],
];

/** Names are UTF-8 (bit 11); of a file that is still being packed the sums follow it (bit 3). */
const flagsOf = ({ method }: Packed): number => (method === 8 ? 0x0808 : 0x0800);
/** 1 January 1980: an archive without times. */
const NO_DATE = 0x0021;

function localHeader(entry: Packed): Buffer {
  const name = Buffer.from(entry.name);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flagsOf(entry), 6);
  header.writeUInt16LE(entry.method, 8);
  header.writeUInt16LE(NO_DATE, 12);
  [entry.crc, entry.packed, entry.size].forEach((value, at) => header.writeUInt32LE(value, 14 + at * 4));
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function directoryOf(entries: readonly Packed[], at: number): Buffer {
  const named = entries.map((entry) => {
    const name = Buffer.from(entry.name);
    const header = Buffer.alloc(46);
    header.writeUInt32LE(0x02014b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt16LE(20, 6);
    header.writeUInt16LE(flagsOf(entry), 8);
    header.writeUInt16LE(entry.method, 10);
    header.writeUInt16LE(NO_DATE, 14);
    [entry.crc, entry.packed, entry.size].forEach((value, n) => header.writeUInt32LE(value, 16 + n * 4));
    header.writeUInt16LE(name.length, 28);
    header.writeUInt32LE(entry.at, 42);
    return Buffer.concat([header, name]);
  });
  const size = named.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...named, end]);
}
