import { parseDate } from '~/operations/rules/cell-dates.ts';
import { textOf, type CellValue, type Understood } from '~/operations/rules/cell-values.ts';

const fault = (code: string, value: string): Understood<never> => ({ ok: false, code, params: { value } });

/**
 * First and last day from one cell: 2026-10-12至2026-10-14, 2026.10.12-10.14, 2026年10月12日—14日; one day alone is both.
 *
 * @returns `from/to` as civil dates
 */
export function parsePeriod(cell: CellValue): Understood<string> {
  const text = typeof cell === 'number' ? null : textOf(cell)?.replaceAll(' ', '');
  const [first = '', last, ...more] = (text ?? '').split(/至|到|~|～|—+|–|(?<=[日号\d])-(?=\d{4})|--+/).filter(Boolean);
  if (text === undefined) return { ok: true, value: null };
  const short = text && last === undefined ? /^(\d{4}[./年]\d{1,2}[./月]\d{1,2}日?)-(.+)$/.exec(text) : null;
  const from = parseDate(text === null ? cell : (short?.[1] ?? first));
  if (!from.ok || from.value === null || more.length > 0) return fault('not-a-period', text ?? String(cell));
  const end = short?.[2] ?? last;
  if (end === undefined) return { ok: true, value: `${from.value}/${from.value}` };
  const to = parseDate(completed(end, from.value));
  if (!to.ok || to.value === null) return fault('not-a-period', text ?? '');
  return { ok: true, value: `${from.value}/${to.value}` };
}

/** The end of a period often leaves out year or month. */
function completed(end: string, from: string): string {
  const parts = end.match(/\d+/g) ?? [];
  if (parts.length >= 3 || parts.some((part) => part.length > 2)) return end;
  const [year, month] = from.split('-');
  return parts.length === 2 ? `${year}-${parts[0]}-${parts[1]}` : `${year}-${month}-${parts[0] ?? ''}`;
}

/** A number with at most two places behind the point, such as 24 or 16.5学时. */
export function parseAmount(cell: CellValue): Understood<number> {
  const text = textOf(cell)?.replaceAll(' ', '') ?? null;
  if (text === null) return { ok: true, value: null };
  const match = /^(\d{1,5}(?:\.\d{1,2})?)(?:学时|小时|天|日|期)?$/.exec(text);
  const number = Number(match?.[1]);
  return match && number > 0 ? { ok: true, value: number } : fault('not-an-amount', text);
}

/** Half days attended: 6, 3天 (six), 3.5天 (seven), or 全勤, which is `all`. 缺勤 is none. */
export function parseHalfDays(cell: CellValue): Understood<number | 'all'> {
  const text = textOf(cell)?.replaceAll(' ', '') ?? null;
  if (text === null) return { ok: true, value: null };
  if (/^(全勤|全程|满勤|出勤|√|✓)$/.test(text)) return { ok: true, value: 'all' };
  if (/^(缺勤|未到|×|0)$/.test(text)) return { ok: true, value: 0 };
  const match = /^(\d{1,3}(?:\.5|\.0)?)(天|日|个?半天)?$/.exec(text);
  const halves = Number(match?.[1]) * (match?.[2] === '天' || match?.[2] === '日' ? 2 : 1);
  return match && Number.isInteger(halves) ? { ok: true, value: halves } : fault('not-half-days', text);
}
