import { nameKeyOf } from '~/operations/rules/cell-values.ts';
import type { Fields, RowCandidate, RowFault } from '~/operations/rules/import-template.ts';
import type { Verdict } from '~/operations/rules/verdict.ts';
import { halfDaysOf, type ClassResult } from './class-life.ts';
import { completedUnseen } from './closing-fault.ts';

export type RosterClass = {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly days: number | null;
  readonly open: boolean;
};

/** Somebody in the subtree who bears one of the numbers or names of the sheet. */
export type RosterPerson = {
  readonly id: string;
  readonly staffNumber: string | null;
  readonly name: string;
  readonly nameKey: string;
  readonly left: boolean;
  readonly organizationName: string;
  readonly birthMonth: string | null;
};

/**
 * What stands on a roster; `halfDaysAttended`, `result`, `grade` and `group` are what a row can change. The reason why
 * somebody completed the class in spite of much leave goes with that result.
 */
export type RosterState = {
  readonly halfDaysPlanned: number | null;
  readonly halfDaysAttended: number | null;
  readonly result: ClassResult;
  readonly grade: string | null;
  readonly group: string | null;
  readonly leaveReason: string | null;
};

export type KnownRoster = {
  readonly classes: readonly RosterClass[];
  readonly people: readonly RosterPerson[];
  /** `class/person` → what stands there now */
  readonly enrolled: ReadonlyMap<string, RosterState>;
};

/**
 * Says of each row who is meant, in which class, and what it would change. The staff number decides; without one the name
 * does, with the unit where several bear it, and whoever cannot be told apart waits for a person.
 */
export function rosterJudge({
  classes,
  people,
  enrolled,
}: KnownRoster): (row: { rowNumber: number; fields: Fields }) => Verdict {
  const byCode = new Map(classes.map((one) => [one.code, one]));
  const byTitle = groups(classes, (one) => one.title);
  const byNumber = new Map(people.flatMap((one) => (one.staffNumber ? [[one.staffNumber, one] as const] : [])));
  const byName = groups(people, (one) => one.nameKey);
  const seen = new Map<string, number>();

  return ({ rowNumber, fields }) => {
    const place = classOf(fields, byCode, byTitle);
    if ('fault' in place) return { status: 'ERROR', faults: [place.fault] };
    const counted = withAttendance(fields, place.found);
    if ('fault' in counted) return { status: 'ERROR', faults: [counted.fault] };
    const complete: Fields = { ...counted.fields, classId: place.found.id };
    const number = fields['staffNumber'] ?? null;
    const name = fields['name'] ?? null;
    const key = name === null ? null : nameKeyOf(String(name));
    if (number !== null) {
      const holder = byNumber.get(String(number));
      if (!holder) return error('staffNumber', 'person-unknown', { value: String(number) });
      if (key !== null && holder.nameKey !== key) return ambiguous('number-other-name', [holder], complete);
      return judged(holder, place.found, complete, rowNumber);
    }
    const namesakes = (byName.get(key ?? '') ?? []).filter((one) => !one.left);
    const unit = fields['organizationName'] ?? null;
    const here = unit === null ? namesakes : namesakes.filter((one) => one.organizationName === unit);
    const [only] = here;
    if (only && here.length === 1) return judged(only, place.found, complete, rowNumber);
    if (namesakes.length === 0) return error('name', 'person-unknown', { value: String(name) });
    return ambiguous(namesakes.length > 1 ? 'several-namesakes' : 'one-namesake', namesakes, complete);
  };

  function judged(person: RosterPerson, found: RosterClass, fields: Fields, rowNumber: number): Verdict {
    if (person.left) return error('staffNumber', 'person-left', { value: person.name });
    const at = `${found.id}/${person.id}`;
    const earlier = seen.get(at);
    if (earlier) return error('name', 'person-twice', { value: person.name, row: earlier });
    seen.set(at, rowNumber);
    const before = enrolled.get(at);
    const complete = { ...fields, cadreId: person.id };
    const after = rosterAfter(before ?? null, fields);
    const unseen = unseenFault(after, fields);
    if (unseen) return { status: 'ERROR', faults: [unseen] };
    if (!before) return { status: 'VALID', action: 'create', fields: complete };
    const same = (['halfDaysAttended', 'result', 'grade', 'group'] as const).every((key) => after[key] === before[key]);
    return { status: 'VALID', action: same ? 'none' : 'update', fields: complete };
  }
}

/** What stands on the roster after a row; an empty cell takes nothing away. */
export function rosterAfter(before: RosterState | null, fields: Fields): RosterState {
  const said = <T>(key: string, kept: T | null): T | null => ((fields[key] ?? null) as T | null) ?? kept;
  const result = said<ClassResult>('result', before?.result ?? null) ?? 'ENROLLED';
  return {
    halfDaysPlanned: before?.halfDaysPlanned ?? said<number>('halfDaysPlanned', null),
    halfDaysAttended: said('halfDaysAttended', before?.halfDaysAttended ?? null),
    result,
    grade: said('grade', before?.grade ?? null),
    group: said('group', before?.group ?? null),
    leaveReason: result === 'COMPLETED' ? (before?.leaveReason ?? null) : null,
  };
}

/** What is said of a row by which somebody would have completed the class without having been there; null where none does. */
export const unseenFault = (after: RosterState, fields: Fields): RowFault | null => {
  const said = ['result', 'attended'].find((key) => (fields[key] ?? null) !== null);
  return said && completedUnseen(after) ? { column: said, code: 'never-attended' } : null;
};

function classOf(
  fields: Fields,
  byCode: ReadonlyMap<string, RosterClass>,
  byTitle: ReadonlyMap<string, readonly RosterClass[]>,
): { found: RosterClass } | { fault: RowFault } {
  const code = fields['classCode'] ?? null;
  const title = fields['classTitle'] ?? null;
  const named = code === null ? (byTitle.get(String(title)) ?? []) : [byCode.get(String(code))].filter((one) => !!one);
  const column = code === null ? 'classTitle' : 'classCode';
  const value = String(code ?? title);
  const [found] = named;
  if (!found) return { fault: { column, code: 'class-unknown', params: { value } } };
  if (named.length > 1) return { fault: { column, code: 'class-twice', params: { value, n: named.length } } };
  if (!found.open) return { fault: { column, code: 'class-closed', params: { value } } };
  return { found };
}

/** A row with its attendance counted by the days of the class: 全勤 is all of them, and nobody attends more. */
export function withAttendance(
  fields: Fields,
  { days }: Pick<RosterClass, 'days'>,
): { fields: Fields } | { fault: RowFault } {
  const halfDaysPlanned = halfDaysOf(days);
  const attended = fields['attended'] ?? null;
  if (attended === 'all' && halfDaysPlanned === null)
    return { fault: { column: 'attended', code: 'class-without-days', params: { value: '全勤' } } };
  const halfDaysAttended = attended === null ? null : attended === 'all' ? halfDaysPlanned : Number(attended);
  if (moreThan(halfDaysPlanned, halfDaysAttended))
    return {
      fault: {
        column: 'attended',
        code: 'more-than-half-days',
        params: { value: halfDaysAttended ?? 0, most: halfDaysPlanned ?? 0 },
      },
    };
  return { fields: { ...fields, halfDaysPlanned, halfDaysAttended } };
}

/** Whether somebody would have attended more half days than there are. */
export const moreThan = (planned: number | null, attended: number | null): boolean =>
  planned !== null && attended !== null && attended > planned;

const error = (column: string, code: string, params: Record<string, string | number>): Verdict => ({
  status: 'ERROR',
  faults: [{ column, code, params }],
});

const ambiguous = (reason: string, people: readonly RosterPerson[], fields: Fields): Verdict => ({
  status: 'AMBIGUOUS',
  reason,
  mayCreate: false,
  fields,
  candidates: people.map((one): RowCandidate => ({
    id: one.id,
    title: one.staffNumber ?? '',
    facts: {
      name: one.name,
      staffNumber: one.staffNumber,
      organizationName: one.organizationName,
      birthMonth: one.birthMonth,
      left: one.left,
    },
  })),
});

function groups<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) found.set(keyOf(item), [...(found.get(keyOf(item)) ?? []), item]);
  return found;
}
