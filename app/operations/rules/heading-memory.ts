import { textOf, type CellValue } from './cell-values.ts';
import { headingKey, type Heading, type Recognised } from './find-heading.ts';
import type { ImportTemplate } from './import-template.ts';

/** What the same headings were mapped to last time, where it still fits. */
export function withRemembered(heading: Heading, remembered: Readonly<Record<string, number>>): Heading {
  const recognised: Record<string, Recognised> = {};
  for (const [key, index] of Object.entries(remembered))
    recognised[key] = heading.mapping[key] === index ? (heading.recognised[key] ?? 'remembered') : 'remembered';
  for (const key of Object.keys(recognised)) if (recognised[key] === 'guess') recognised[key] = 'remembered';
  return { ...heading, mapping: { ...remembered }, recognised };
}

/**
 * What headings were said to mean before, in sheets whose other headings differ: heading → key of the column, or empty
 * where it was not to be imported.
 */
export function withRememberedHeadings(heading: Heading, remembered: Readonly<Record<string, string>>): Heading {
  const mapping: Record<string, number> = { ...heading.mapping };
  const recognised: Record<string, Recognised> = { ...heading.recognised };
  const seen = new Set<string>();
  for (const [index, label] of heading.labels.entries()) {
    const name = headingKey(label);
    const key = remembered[name];
    if (key === undefined || seen.has(name) || (mapping[key] !== index && recognised[key] === 'label')) continue;
    seen.add(name);
    for (const [other, at] of Object.entries(mapping))
      if (at === index && other !== key) {
        delete mapping[other];
        delete recognised[other];
      }
    if (key === '' || mapping[key] === index) {
      if (key !== '' && recognised[key] === 'guess') recognised[key] = 'remembered';
      continue;
    }
    mapping[key] = index;
    recognised[key] = 'remembered';
  }
  return { ...heading, mapping, recognised };
}

/**
 * Doubts a code that was recognised by a usual name only, where its column counts 1, 2, 3 …: 「编号」 is as often a line
 * number as a staff number.
 */
export function withDoubts(
  heading: Heading,
  template: ImportTemplate,
  rows: readonly { raw: readonly CellValue[] }[],
): Heading {
  const recognised: Record<string, Recognised> = { ...heading.recognised };
  for (const { key, identifies } of template.columns) {
    const index = heading.mapping[key];
    if (!identifies || recognised[key] !== 'alias' || index === undefined) continue;
    const values = [...new Set(rows.slice(0, 50).map(({ raw }) => textOf(raw[index] ?? null)))];
    if (values.length >= 3 && values.every((text, at) => text === String(at + 1))) recognised[key] = 'guess';
  }
  return { ...heading, recognised };
}
