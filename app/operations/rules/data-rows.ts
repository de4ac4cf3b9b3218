import { textOf, type CellValue } from './cell-values.ts';

type DataHeading = {
  readonly headerRow: number;
  readonly labels: readonly string[];
  readonly mapping: Readonly<Record<string, number>>;
};

const FOOTNOTE = /^(合计|总计|小计|共计|填表|制表|审核|负责人|备注|说明|注[:：]|填报|联系)/;

/**
 * The rows below a heading that hold data, with their numbers as a spreadsheet program shows them. Empty rows, totals
 * and remarks at the foot, a title merged over a section, and a heading repeated on each printed page are left out and
 * counted.
 */
export function dataRows(
  rows: readonly (readonly CellValue[])[],
  heading: DataHeading,
): { rows: { rowNumber: number; raw: CellValue[] }[]; ignored: number } {
  const named = Object.values(heading.mapping);
  // Where hardly a heading is known yet, whatever stands under a heading counts.
  const mapped = named.length > 1 ? named : heading.labels.flatMap((label, x) => (label === '' ? [] : [x]));
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
    const section = oneText && known.length > 1;
    if (known.length === 0 || repeated || section || (FOOTNOTE.test(first) && (oneText || known.length <= 2)))
      ignored += 1;
    else found.push({ rowNumber: y + 1, raw: [...row] });
  }
  return { rows: found, ignored };
}
