import type { Cell } from './sheet-cell.ts';
import type { ZipEntry } from './zip-entries.ts';

/** Zero-based, both ends included. */
export type MergedRange = { top: number; left: number; bottom: number; right: number };

/** What the reader of cells does not tell of a sheet: whether it is hidden, and what is merged in it. */
export type SheetFacts = { readonly hidden: boolean; readonly merged: readonly MergedRange[] };

/** The facts of each sheet of a workbook, by the sheet's name. */
export function factsBySheet(entries: readonly ZipEntry[]): Map<string, SheetFacts> {
  const text = (name: string): string =>
    entries
      .find((entry) => entry.name === name)
      ?.read()
      .toString('utf8') ?? '';
  const targets = new Map<string, string>();
  for (const [tag] of text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g))
    targets.set(attribute(tag, 'Id'), attribute(tag, 'Target').replace(/^\/?(xl\/)?/, 'xl/'));
  const facts = new Map<string, SheetFacts>();
  for (const [tag] of text('xl/workbook.xml').matchAll(/<sheet\b[^>]*>/g)) {
    const xml = text(targets.get(attribute(tag, 'r:id')) ?? '');
    const block = xml.slice(xml.lastIndexOf('<mergeCells'));
    const ranges = block.startsWith('<mergeCells')
      ? [...block.matchAll(/<mergeCell\b[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)]
      : [];
    facts.set(decoded(attribute(tag, 'name')), {
      hidden: /^(hidden|veryHidden)$/.test(attribute(tag, 'state')),
      merged: ranges.map(([, left, top, right, bottom]) => ({
        top: Number(top) - 1,
        left: columnIndex(left ?? 'A'),
        bottom: Number(bottom) - 1,
        right: columnIndex(right ?? 'A'),
      })),
    });
  }
  return facts;
}

/** Gives each cell of a merged range the range's value. */
export function fillMergedCells(rows: Cell[][], ranges: readonly MergedRange[]): Cell[][] {
  for (const { top, left, bottom, right } of ranges) {
    const value = rows[top]?.[left] ?? null;
    if (value === null) continue;
    for (let y = top; y <= Math.min(bottom, rows.length - 1); y += 1) {
      const row = rows[y] as Cell[];
      for (let x = left; x <= Math.min(right, row.length - 1); x += 1) row[x] ??= value;
    }
  }
  return rows;
}

/** `A` → 0, `AA` → 26. */
const columnIndex = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

const decoded = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
