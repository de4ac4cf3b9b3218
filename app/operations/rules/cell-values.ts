/** What a spreadsheet cell holds, as `platform/parse-sheets` gives it. */
export type CellValue = string | number | boolean | null;

/** A cell understood, or why not: a code for the message catalogue `import-faults` and what fills its placeholders. */
export type Understood<T> =
  { ok: true; value: T | null } | { ok: false; code: string; params?: Record<string, string | number> };

const value = <T>(found: T | null): Understood<T> => ({ ok: true, value: found });
const fault = (code: string, params?: Record<string, string | number>): Understood<never> => ({
  ok: false,
  code,
  ...(params && { params }),
});

/** Full-width letters, digits, punctuation and spaces as their plain forms. */
export const halfWidth = (text: string): string =>
  text.replaceAll(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replaceAll(/[\u3000\u00a0]/g, ' ');

/** Text that is plain as it stands, which most cells of a large sheet are: nothing to tidy, and not a word for nothing. */
const PLAIN = /^(?!无$)[\u4e00-\u9fa5\w.:()]+$/;

/** The cell as plain text: half-width, trimmed, runs of blanks as one; empty, dashes and error values are nothing. */
export function textOf(cell: CellValue): string | null {
  if (cell === null) return null;
  if (typeof cell === 'string' && PLAIN.test(cell)) return cell;
  const text = halfWidth(typeof cell === 'boolean' ? (cell ? '是' : '否') : String(cell))
    .replaceAll(/[\u200b-\u200d\ufeff]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return text === '' ||
    /^[-—–/\\]+$/.test(text) ||
    text === '无' ||
    /^#(N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!)$/.test(text)
    ? null
    : text;
}

/** Free text of at most `most` characters. */
export const parseText =
  (most = 200) =>
  (cell: CellValue): Understood<string> => {
    const text = textOf(cell);
    return text !== null && text.length > most ? fault('too-long', { most }) : value(text);
  };

/** A code: text without blanks; a number cell gives its digits, so a lost leading zero cannot be guessed back. */
export function parseCode(cell: CellValue): Understood<string> {
  const code = textOf(cell)?.replaceAll(' ', '') ?? null;
  if (code === null) return value(code);
  if (/^[=+@]/.test(code)) return fault('formula', { value: code });
  if (/\.\d*$|e\+/i.test(code) && typeof cell === 'number') return fault('not-a-code', { value: code });
  return code.length > 40 ? fault('too-long', { most: 40 }) : value(code);
}

/**
 * A person's name as it is written: 张 and 伟 with a full-width blank between them are 张伟, the many dots inside the names of
 * minorities are one, names in Latin letters keep single blanks.
 */
export function parseName(cell: CellValue): Understood<string> {
  const name = nameOf(cell);
  if (name === null) return value(name);
  if (/[\d=+@<>]/.test(name)) return fault('not-a-name', { value: name });
  return name.length > 50 ? fault('too-long', { most: 50 }) : value(name);
}

function nameOf(cell: CellValue): string | null {
  const text = textOf(cell);
  if (text === null) return null;
  const dotted = text.replaceAll(/\s*[•・‧∙●．.﹒･]\s*/g, '·');
  return /\p{Script=Han}/u.test(dotted) ? dotted.replaceAll(' ', '') : dotted;
}

/** By what two spellings of one name are found to be one: no blanks, no dots, one case. */
export const nameKeyOf = (name: string): string => (nameOf(name) ?? '').replaceAll(/[ ·]/g, '').toLowerCase();

/** A whole number from zero on; 「12人」 and 「1,200」 are read as well. */
export function parseCount(cell: CellValue): Understood<number> {
  const text = textOf(cell);
  if (text === null) return value<number>(null);
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?(?:人|名|个|年|天|分|学时)?$/.exec(text);
  const number = Number(match?.[1]?.replaceAll(',', ''));
  return match && number <= 10_000_000 ? value(number) : fault('not-a-count', { value: text });
}

/**
 * One of a fixed list, by any of its spellings.
 *
 * @param choices spelling → value; the first spelling of a value is its proper one
 */
export const parseChoice =
  <T extends string>(choices: Readonly<Record<string, T>>) =>
  (cell: CellValue): Understood<T> => {
    const text = textOf(cell)?.replaceAll(' ', '') ?? null;
    if (text === null) return value<T>(null);
    const found = choices[text] ?? choices[text.replaceAll(/[()（）]/g, '')];
    if (found) return value(found);
    const proper = Object.entries(choices).filter(([, v], i, all) => all.findIndex(([, w]) => w === v) === i);
    return fault('not-in-list', { value: text, list: proper.map(([spelling]) => spelling).join('、') });
  };
