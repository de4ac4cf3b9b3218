import { textOf, type CellValue } from './cell-values.ts';
import { dataRows } from './data-rows.ts';
import { headingOf, knownHeadings, readHeading, SEARCHED_ROWS, type Heading } from './find-heading.ts';
import type { ImportTemplate } from './import-template.ts';

export type Sheet = {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly (readonly CellValue[])[];
};

/** A sheet of a file that has something in it, as the page offers it. */
export type SheetSeen = {
  readonly name: string;
  readonly hidden: boolean;
  /** column names of the template that its heading has; 0 where no heading was found */
  readonly known: number;
  /** rows of data below the heading; lines with something in them where no heading was found */
  readonly rows: number;
};

/** Sheets that explain or list values; they hold headings as well, and are never read unasked. */
const NOT_DATA = /说明|字典|参考|示例|instruction|dictionary|example|how to fill|^values$/i;

/**
 * The sheet to read and its heading: of the sheets with data below a heading the one with most headings that the
 * template knows, between equals the first. A hidden sheet, and one that explains, is read only when somebody asks for
 * it; a file with something in one sheet only is that sheet, whatever its name.
 *
 * @param seen what `sheetsSeen` found
 * @returns null when no row of any sheet has two known headings
 */
export function chooseSheet(
  sheets: readonly Sheet[],
  seen: readonly SheetSeen[],
  template: ImportTemplate,
): Heading | null {
  const offered = seen.length === 1 ? seen : seen.filter(({ name, hidden }) => !hidden && !NOT_DATA.test(name));
  const [best] = offered
    .filter(({ known }) => known > 0)
    .toSorted((a, b) => Number(b.rows > 0) - Number(a.rows > 0) || b.known - a.known);
  const sheet = sheets.find(({ name }) => name === best?.name);
  return sheet ? headingOf(sheet, template) : null;
}

/**
 * The heading of the sheet that somebody asked for. Where it has no row with two known headings, the fullest of its
 * first rows is taken, and a person says which column is which.
 *
 * @returns null when there is no such sheet, or nothing in it
 */
export function headingOfAsked(sheets: readonly Sheet[], name: string, template: ImportTemplate): Heading | null {
  const sheet = sheets.find((one) => one.name === name);
  if (!sheet) return null;
  const found = headingOf(sheet, template);
  if (found) return found;
  const texts = sheet.rows
    .slice(0, SEARCHED_ROWS)
    .map((row) => new Set(row.map(textOf).filter((text) => text !== null)).size);
  const most = Math.max(0, ...texts);
  return most === 0 ? null : readHeading(sheet.name, sheet.rows, texts.indexOf(most), template);
}

/** The sheets of a file that are not empty, in their order. */
export const sheetsSeen = (sheets: readonly Sheet[], template: ImportTemplate): SheetSeen[] =>
  sheets.flatMap((sheet) => {
    const { name, hidden } = sheet;
    const heading = headingOf(sheet, template);
    if (heading)
      return { name, hidden, known: knownHeadings(heading), rows: dataRows(sheet.rows, heading).rows.length };
    const lines = sheet.rows.filter((row) => row.some((cell) => textOf(cell) !== null)).length;
    return lines > 0 ? { name, hidden, known: 0, rows: lines } : [];
  });

/** Whether a sheet looks like more of what is imported. */
export const looksLikeData = ({ name, hidden, known, rows }: SheetSeen): boolean =>
  !hidden && known > 0 && rows > 0 && !NOT_DATA.test(name);
