import { Temporal } from 'temporal-polyfill';
import type { Fields, RowFault } from '~/operations/rules/import-template.ts';
import type { Verdict } from '~/operations/rules/verdict.ts';
import { halfDaysOf } from './class-life.ts';
import { withinWindow } from './plan-fit.ts';

/** A class that bears one of the numbers of the sheet. `facts` is keyed like the fields of a row. */
export type KnownClass = {
  readonly id: string;
  readonly code: string;
  readonly within: boolean;
  readonly open: boolean;
  /** the most half days that anybody attended */
  readonly attended: number | null;
  readonly facts: Fields;
};
export type KnownPlan = {
  readonly id: string;
  readonly title: string;
  readonly windowFrom: string;
  readonly windowTo: string;
  /** a class may be newly counted for it */
  readonly active: boolean;
};

/** What a row can change, in the order in which it is written. */
export const CLASS_FACTS = [
  'title',
  'classType',
  'tier',
  'host',
  'organizer',
  'startsOn',
  'endsOn',
  'plannedCount',
  'creditHours',
  'days',
  'place',
  'seriesNo',
  'planId',
] as const;

const MOST: Readonly<Record<string, number>> = { creditHours: 1000, days: 366, plannedCount: 100_000, seriesNo: 1000 };
/** Up to so many days a class is taken to run without a break. */
const UNBROKEN_DAYS = 7;

/** Says of each row whether it makes a class or changes one that is still open. Call it in the sheet's order. */
export function classJudge(
  known: readonly KnownClass[],
  plans: readonly KnownPlan[],
): (row: { rowNumber: number; fields: Fields }) => Verdict {
  const byCode = new Map(known.map((one) => [one.code, one]));
  const byTitle = new Map<string, KnownPlan[]>();
  const byId = new Map(plans.map((plan) => [plan.id, plan]));
  for (const plan of plans) if (plan.active) byTitle.set(plan.title, [...(byTitle.get(plan.title) ?? []), plan]);
  const seen = new Map<string, number>();

  return ({ rowNumber, fields }) => {
    const faults: RowFault[] = [];
    const fault = (column: string, code: string, params?: Record<string, string | number>): void =>
      void faults.push({ column, code, ...(params && { params }) });
    const code = String(fields['code']);
    const found = byCode.get(code);
    const earlier = seen.get(code);
    if (earlier) fault('code', 'code-twice', { value: code, row: earlier });
    else if (found && !found.within) fault('code', 'class-elsewhere', { value: code });
    else if (found && !found.open) fault('code', 'class-closed', { value: code });
    seen.set(code, earlier ?? rowNumber);

    const dates = datesOf(fields);
    if ('code' in dates) fault(dates.column, dates.code, dates.params);
    for (const [column, most] of Object.entries(MOST))
      if (Number(fields[column] ?? 0) > most)
        fault(column, 'amount-too-large', { value: String(fields[column]), most });
    const planTitle = fields['planTitle'] ?? null;
    const named = planTitle === null ? [] : (byTitle.get(String(planTitle)) ?? []);
    if (planTitle !== null && named.length !== 1)
      fault('planTitle', named.length === 0 ? 'plan-unknown' : 'plan-twice', { value: String(planTitle) });
    const counted = byId.get(String(named[0]?.id ?? found?.facts['planId']));
    if (counted && !('code' in dates) && !withinWindow(counted, dates)) faults.push(outsideWindow(counted, dates));
    const halfDays = halfDaysOf((fields['days'] ?? null) as number | null);
    if (halfDays !== null && found?.attended && halfDays < found.attended)
      fault('days', 'attended-more', { value: String(fields['days']), most: found.attended });
    if ('code' in dates || faults.length > 0) return { status: 'ERROR', faults };

    const said: Fields = { ...fields, ...dates, planId: named[0]?.id ?? null };
    if (!found)
      return {
        status: 'VALID',
        action: 'create',
        fields: { ...said, classId: null, days: said['days'] ?? daysOf(dates) },
      };
    const after = factsAfter(found.facts, said);
    const same = CLASS_FACTS.every((key) => after[key] === (found.facts[key] ?? null));
    return { status: 'VALID', action: same ? 'none' : 'update', fields: { ...said, classId: found.id } };
  };
}

/** What a class becomes by a row: an empty cell takes nothing away. */
export const factsAfter = (facts: Fields, said: Fields): Fields =>
  Object.fromEntries(CLASS_FACTS.map((key) => [key, said[key] ?? facts[key] ?? null]));

type Dates = { startsOn: string; endsOn: string };

/** What is said of a row whose class does not lie within the window of its plan. */
export const outsideWindow = (
  { windowFrom, windowTo }: { windowFrom: string; windowTo: string },
  { startsOn, endsOn }: Dates,
): RowFault => ({
  column: 'planTitle',
  code: 'outside-window',
  params: { value: `${startsOn}—${endsOn}`, from: windowFrom, to: windowTo },
});

type DateFault = { column: string; code: string; params: Record<string, string> };

function datesOf(fields: Fields): Dates | DateFault {
  const [from = null, to = null] = fields['period'] ? String(fields['period']).split('/') : [];
  const startsOn = String(fields['startsOn'] ?? from);
  const endsOn = String(fields['endsOn'] ?? to);
  if ((from && startsOn !== from) || (to && endsOn !== to))
    return { column: 'period', code: 'period-differs', params: { value: `${from}—${to}` } };
  if (endsOn < startsOn) return { column: 'period', code: 'ends-before-start', params: { value: endsOn } };
  return { startsOn, endsOn };
}

function daysOf({ startsOn, endsOn }: Dates): number | null {
  const days = Temporal.PlainDate.from(startsOn).until(endsOn, { largestUnit: 'days' }).days + 1;
  return days <= UNBROKEN_DAYS ? days : null;
}
