/** Text that a spreadsheet program would run as a formula when it opens a CSV file. */
const FORMULA = /^[=+\-@\t\r]/;
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** Puts an apostrophe before what would be run as a formula; numbers stay as they are. */
export const withoutFormula = (text: string): string =>
  FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;

/** Takes away the apostrophe that `withoutFormula` put there. */
const withoutGuard = (text: string): string => (text[0] === "'" && FORMULA.test(text.slice(1)) ? text.slice(1) : text);

/**
 * UTF-16 where the bytes begin with its mark (the “Unicode text” of Excel), UTF-8 where they are valid UTF-8, otherwise
 * GB 18030 (of which GBK is a part).
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Reads comma-, tab- or semicolon-separated text with quoted fields (RFC 4180); empty fields become null. */
export function readDelimited(text: string): (string | null)[][] {
  const separator = separatorOf(text);
  const rows: (string | null)[][] = [];
  let row: (string | null)[] = [];
  let field = '';
  let quoted = false;
  let wasQuoted = false;
  const endField = (): void => {
    row.push(field === '' && !wasQuoted ? null : withoutGuard(field) || null);
    field = '';
    wasQuoted = false;
  };
  const endRow = (): void => {
    endField();
    rows.push(row);
    row = [];
  };
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] as string;
    if (quoted) {
      if (char !== '"') field += char;
      else if (text[i + 1] === '"') {
        field += '"';
        i += 1;
      } else quoted = false;
    } else if (char === '"' && field === '') quoted = wasQuoted = true;
    else if (char === separator) endField();
    else if (char === '\n') endRow();
    else if (char !== '\r') field += char;
  }
  if (field !== '' || wasQuoted || row.length > 0) endRow();
  return rows;
}

/** What Excel needs before UTF-8 in order to read Chinese. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Writes UTF-8 with a byte order mark; formulas are defused. The rows may come in stretches. */
export async function* writeDelimited(
  head: readonly string[],
  stretches: AsyncIterable<readonly (readonly (string | number | null)[])[]>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(BYTE_ORDER_MARK + delimited([head]));
  for await (const rows of stretches) if (rows.length > 0) yield encoder.encode(delimited(rows));
}

const delimited = (rows: readonly (readonly (string | number | null)[])[]): string =>
  rows
    .map((row) => `${row.map((cell) => quote(cell === null ? '' : withoutFormula(String(cell)))).join(',')}\r\n`)
    .join('');

const quote = (text: string): string => (/[",\r\n;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The separator that stands most often outside quotes in the first lines. */
function separatorOf(text: string): string {
  const head = text.slice(0, 4000).replaceAll(/"[^"]*"/g, '');
  const count = (separator: string): number => head.split(separator).length;
  return [',', '\t', ';'].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}
