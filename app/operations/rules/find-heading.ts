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

type Sheet = { readonly name: string; readonly rows: readonly (readonly CellValue[])[] };

/** A heading stands among so many first rows. */
export const SEARCHED_ROWS = 40;

/** A heading without what changes from sheet to sheet: blanks, brackets with their content, asterisks, colons. */
export const headingKey = (cell: CellValue): string =>
  (textOf(cell) ?? '')
    .replaceAll(/[(（[【].*?[)）\]】]/g, '')
    .replaceAll(/[\s*＊:：、,，。.·/／\\_-]/g, '')
    .toLowerCase();

/** How many columns were recognised, guesses apart. */
export const knownHeadings = ({ recognised }: Heading): number =>
  Object.values(recognised).filter((how) => how !== 'guess').length;

/**
 * Finds the heading of a sheet: the row with most headings that the template knows, below title rows and above the
 * data; two-row headings (任职 over 起始 and 届满) are read together.
 *
 * @returns null when no row has two known headings
 */
export function headingOf(sheet: Sheet, template: ImportTemplate): Heading | null {
  let best: { heading: Heading; known: number } | null = null;
  for (let y = 0; y < Math.min(sheet.rows.length, SEARCHED_ROWS); y += 1) {
    const heading = readHeading(sheet.name, sheet.rows, y, template);
    const known = knownHeadings(heading);
    // The second row of a two-row heading knows more; a heading repeated further down has data above it.
    const better =
      best === null ? known >= 2 : known > best.known || (known === best.known && y === best.heading.headerRow + 1);
    if (better) best = { heading, known };
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
  const take = (how: Recognised, tests: (column: ImportColumn) => ((key: string) => boolean)[]): void => {
    for (const column of template.columns) {
      if (column.key in mapping) continue;
      // In the order of the names: where a sheet has both 「所在支部」 and 「单位」, the narrower one is meant.
      for (const fits of tests(column)) {
        const index = row.findIndex((cell, x) => {
          const key = headingKey(cell);
          return !taken.has(x) && key !== '' && (fits(key) || fits(headingKey(above[x] ?? null) + key));
        });
        if (index < 0) continue;
        mapping[column.key] = index;
        recognised[column.key] = how;
        taken.add(index);
        break;
      }
    }
  };
  const equals = (name: string) => (key: string) => headingKey(name) === key;
  take('label', (column) => [equals(column.label), equals(column.labelEn)]);
  take('alias', (column) => (column.aliases ?? []).map(equals));
  take('guess', (column) => [(key) => key.length >= 2 && key.length <= 12 && resembles(column, key)]);
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
      ({ key, required, requiredColumn }) =>
        heading.recognised[key] === 'guess' || ((required || requiredColumn) && heading.mapping[key] === undefined),
    )
    .map(({ key }) => key);
  for (const group of template.oneOf ?? [])
    if (group.every((key) => heading.mapping[key] === undefined)) unsure.push(group[0] as string);
  return [...new Set(unsure)];
}
