import { textOf, type CellValue, type Understood } from './cell-values.ts';

type Parts = { year: number; month: number; day: number | null };

/**
 * A civil date (`YYYY-MM-DD`) from what people write: 2024-3-1, 2024/3/1, 2024.3.1, 2024年3月1日, 20240301, an Excel
 * serial, and, where only the month is known, 1975.8, 1975年8月, 1975-08, 197508, which mean the month's first day.
 */
export function parseDate(cell: CellValue): Understood<string> {
  const read = partsOf(cell);
  if (read === null) return { ok: true, value: null };
  if ('code' in read) return read;
  return { ok: true, value: `${read.year}-${two(read.month)}-${two(read.day ?? 1)}` };
}

/** A civil date where the day is written, else the month (`YYYY-MM`): what is known stays told apart from what is not. */
export function parseDateOrMonth(cell: CellValue): Understood<string> {
  const read = partsOf(cell);
  if (read === null) return { ok: true, value: null };
  if ('code' in read) return read;
  const month = `${read.year}-${two(read.month)}`;
  return { ok: true, value: read.day === null ? month : `${month}-${two(read.day)}` };
}

/** A month (`YYYY-MM`) from the same spellings; a day, where one is given, is left out. */
export function parseMonth(cell: CellValue): Understood<string> {
  const read = partsOf(cell);
  if (read === null) return { ok: true, value: null };
  if ('code' in read) return read;
  return { ok: true, value: `${read.year}-${two(read.month)}` };
}

type Fault = { ok: false; code: string; params: Record<string, string | number> };

function partsOf(cell: CellValue): Parts | Fault | null {
  const text = textOf(cell)?.replaceAll(' ', '') ?? null;
  if (text === null) return null;
  const fault = (code: string): Fault => ({ ok: false, code, params: { value: text } });
  if (typeof cell === 'number') {
    // 1975.10 typed into a number cell is kept as 1975.1: nobody can tell January from October any more.
    if (/^(19|20)\d\d\.1$/.test(text)) return fault('january-or-october');
    if (Number.isInteger(cell) && cell >= 7_306 && cell <= 73_050) return fromSerial(cell);
  }
  const match =
    /^(\d{4})(?:-|\/|\.|年|,|、)(\d{1,2})(?:(?:-|\/|\.|月|,|、)(\d{1,2})(?:日|号)?|月)?(?:T?\d{2}:\d{2}.*)?$/.exec(
      text,
    ) ?? /^(\d{4})(\d{2})(\d{2})?$/.exec(text);
  if (!match) return fault('not-a-date');
  const [year, month, day] = [Number(match[1]), Number(match[2]), match[3] === undefined ? null : Number(match[3])];
  if (year < 1900 || year > 2100) return fault('year-out-of-range');
  if (month < 1 || month > 12) return fault('month-out-of-range');
  if (day !== null && (day < 1 || day > daysIn(year, month))) return fault('day-out-of-range');
  return { year, month, day };
}

/** Days since 1899-12-30, as Excel counts them from March 1900 on. */
function fromSerial(serial: number): Parts {
  let days = serial - 7_306; // 1920-01-01
  let year = 1920;
  while (days >= (isLeap(year) ? 366 : 365)) {
    days -= isLeap(year) ? 366 : 365;
    year += 1;
  }
  let month = 1;
  while (days >= daysIn(year, month)) {
    days -= daysIn(year, month);
    month += 1;
  }
  return { year, month, day: days + 1 };
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysIn = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
const two = (n: number): string => String(n).padStart(2, '0');
