import { textOf, type CellValue } from './cell-values.ts';
import type { ImportColumn, ImportTemplate } from './import-template.ts';

/** How a column was recognised: by its own heading, by another name for it, from last time, or only perhaps. */
export type Recognised = 'label' | 'alias' | 'remembered' | 'guess';

export type Heading = {
  readonly sheetName: string;
  /** zero-based row of the heading */
  readonly headerRow: number;
  /** heading of every column of the sheet, empty where there is none */
  readonly labels: readonly string[];
  /** column key → index */
  readonly mapping: Readonly<Record<string, number>>;
  readonly recognised: Readonly<Record<string, Recognised>>;
};

const SEARCHED_ROWS = 40;
const NOT_DATA = /填写说明|说明|字典|参考|示例/;

/** A heading without what changes from sheet to sheet: blanks, brackets with their content, asterisks, colons. */
export const headingKey = (cell: CellValue): string =>
  (textOf(cell) ?? '')
    .replaceAll(/[(（[【].*?[)）\]】]/g, '')
    .replaceAll(/[\s*＊:：、,，。.·/／\\_-]/g, '')
    .toLowerCase();

/**
 * Finds the sheet that holds the data and its heading row: the row with most headings that the template knows, below
 * title rows and above the data; two-row headings (任职 over 起始 and 届满) are read together.
 *
 * @returns null when no row of any sheet has two known headings
 */
export function findHeading(
  sheets: readonly { name: string; rows: readonly (readonly CellValue[])[] }[],
  template: ImportTemplate,
): Heading | null {
  let best: { heading: Heading; score: number } | null = null;
  for (const sheet of sheets) {
    const penalty = NOT_DATA.test(sheet.name) ? 2 : 0;
    for (let y = 0; y < Math.min(sheet.rows.length, SEARCHED_ROWS); y += 1) {
      const heading = readHeading(sheet.name, sheet.rows, y, template);
      const score = Object.values(heading.recognised).filter((how) => how !== 'guess').length - penalty;
      // Between equals the lower row: the second row of a two-row heading knows more.
      if (score >= 2 && score >= (best?.score ?? 0)) best = { heading, score };
    }
  }
  return best?.heading ?? null;
}

/** Reads one row as the heading. */
export function readHeading(
  sheetName: string,
  rows: readonly (readonly CellValue[])[],
  y: number,
  template: ImportTemplate,
): Heading {
  const row = rows[y] ?? [];
  const above = rows[y - 1] ?? [];
  const labels = row.map((cell) => textOf(cell) ?? '');
  const mapping: Record<string, number> = {};
  const recognised: Record<string, Recognised> = {};
  const taken = new Set<number>();
  const take = (how: Recognised, fits: (column: ImportColumn, key: string) => boolean): void => {
    for (const column of template.columns) {
      if (column.key in mapping) continue;
      const index = row.findIndex((cell, x) => {
        if (taken.has(x)) return false;
        const key = headingKey(cell);
        return (key !== '' && fits(column, key)) || (key !== '' && fits(column, headingKey(above[x] ?? null) + key));
      });
      if (index < 0) continue;
      mapping[column.key] = index;
      recognised[column.key] = how;
      taken.add(index);
    }
  };
  take('label', (column, key) => headingKey(column.label) === key || column.labelEn.toLowerCase() === key);
  take('alias', (column, key) => Boolean(column.aliases?.some((alias) => headingKey(alias) === key)));
  take('guess', (column, key) => key.length >= 2 && key.length <= 12 && resembles(column, key));
  return { sheetName, headerRow: y, labels, mapping, recognised };
}

const resembles = (column: ImportColumn, key: string): boolean =>
  [column.label, ...(column.aliases ?? [])]
    .map(headingKey)
    .some((name) => name.length >= 2 && (key.includes(name) || (key.length >= 3 && name.includes(key))));

/**
 * Whether a person must be asked: a column that every row needs was not found, or one was only guessed.
 *
 * @returns the keys in question
 */
export function unsureColumns(template: ImportTemplate, heading: Pick<Heading, 'mapping' | 'recognised'>): string[] {
  const unsure = template.columns
    .filter(
      ({ key, required }) => heading.recognised[key] === 'guess' || (required && heading.mapping[key] === undefined),
    )
    .map(({ key }) => key);
  for (const group of template.oneOf ?? [])
    if (group.every((key) => heading.mapping[key] === undefined)) unsure.push(group[0] as string);
  return [...new Set(unsure)];
}

/** What the same headings were mapped to last time, where it still fits. */
export function withRemembered(heading: Heading, remembered: Readonly<Record<string, number>>): Heading {
  const recognised: Record<string, Recognised> = {};
  for (const [key, index] of Object.entries(remembered))
    recognised[key] = heading.mapping[key] === index ? (heading.recognised[key] ?? 'remembered') : 'remembered';
  for (const key of Object.keys(recognised)) if (recognised[key] === 'guess') recognised[key] = 'remembered';
  return { ...heading, mapping: { ...remembered }, recognised };
}

const FOOTNOTE = /^(合计|总计|小计|共计|填表|制表|审核|负责人|备注|说明|注[:：]|填报|联系)/;

/**
 * The rows below a heading that hold data, with their numbers as a spreadsheet program shows them. Empty rows, totals
 * and remarks at the foot, and a heading repeated on each printed page are left out and counted.
 */
export function dataRows(
  rows: readonly (readonly CellValue[])[],
  heading: Pick<Heading, 'headerRow' | 'labels' | 'mapping'>,
): { rows: { rowNumber: number; raw: CellValue[] }[]; ignored: number } {
  const mapped = Object.values(heading.mapping);
  const found: { rowNumber: number; raw: CellValue[] }[] = [];
  let ignored = 0;
  for (let y = heading.headerRow + 1; y < rows.length; y += 1) {
    const row = rows[y] ?? [];
    const filled = row.filter((cell) => textOf(cell) !== null);
    if (filled.length === 0) continue;
    const known = mapped.filter((x) => textOf(row[x] ?? null) !== null);
    const first = textOf(filled[0] ?? null) ?? '';
    const oneText = new Set(filled).size === 1;
    const repeated = known.length > 1 && known.every((x) => textOf(row[x] ?? null) === heading.labels[x]);
    if (known.length === 0 || repeated || (FOOTNOTE.test(first) && (oneText || known.length <= 2))) ignored += 1;
    else found.push({ rowNumber: y + 1, raw: [...row] });
  }
  return { rows: found, ignored };
}
