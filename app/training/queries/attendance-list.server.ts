import { authorisedScopes, scopesOf, touches, type Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { inStretches } from '~/platform/in-stretches.ts';
import {
  countAttendances,
  describeAttendances,
  describePeople,
  listAttendances,
  listAttendingPeople,
  listedAttendances,
  listedPeople,
  type AttendanceFilter,
} from '../data/attendance-rows.ts';
import { findClass } from '../data/class-rows.ts';
import { findPlan } from '../data/rotation-rows.ts';
import type { AttendancePerson, AttendanceRow } from '../rules/attendance-rows.ts';

export type AttendanceListInput = {
  /** name, unit or staff number of a person */
  search: string;
  /** what selects the classes, as in the list of classes */
  of: string;
  classId: string | null;
  planId: string | null;
  type: string | null;
  phase: string | null;
  year: string | null;
  /** only of classes that this person could complete */
  closable?: boolean;
  result: string | null;
  sort: string;
  descending: boolean;
  limit: number;
  offset: number;
};
type AttendancesAsked = Omit<AttendanceListInput, 'limit' | 'offset'>;

export type AttendanceCounts = { times: number; people: number };
type Named = { counts: AttendanceCounts; classTitle: string | null; planTitle: string | null };

/** 人次: one row for each person and class, of the actor's people. */
export async function attendanceList(
  actor: Actor,
  input: AttendanceListInput,
): Promise<Named & { rows: AttendanceRow[] }> {
  const { filter, page, named } = await asked(actor, input);
  return { ...named, rows: await listAttendances(sqlRead, filter, page) };
}

/** 人数: the same, one row for each person. */
export async function attendingPeople(
  actor: Actor,
  input: AttendanceListInput,
): Promise<Named & { rows: AttendancePerson[] }> {
  const { filter, page, named } = await asked(actor, input);
  return { ...named, rows: await listAttendingPeople(sqlRead, filter, page) };
}

/** All attendances of that list, on all its pages, in stretches; for a file that is written while it is read. */
export async function wholeAttendanceList(
  actor: Actor,
  input: AttendancesAsked,
): Promise<AsyncGenerator<readonly AttendanceRow[]>> {
  const keys = await listedAttendances(sqlRead, filterOf(actor, input), input);
  return inStretches(keys, async (some) => describeAttendances(sqlRead, some));
}

/** The same, one row for each person. */
export async function allAttendingPeople(
  actor: Actor,
  input: AttendancesAsked,
): Promise<AsyncGenerator<readonly AttendancePerson[]>> {
  const filter = filterOf(actor, input);
  const ids = await listedPeople(sqlRead, filter, input);
  return inStretches(ids, async (some) => describePeople(sqlRead, filter, some));
}

function filterOf(actor: Actor, input: AttendancesAsked): AttendanceFilter {
  const { search, of, closable, classId, planId, type, phase, year, result } = input;
  return {
    classId,
    planId,
    type,
    phase,
    year,
    result,
    closableIn: closable ? scopesOf(actor, 'training.write') : null,
    scopes: authorisedScopes(actor, 'training.read'),
    day: today(),
    search: of,
    person: search,
  };
}

async function asked(actor: Actor, input: AttendanceListInput) {
  const { sort, descending, limit, offset } = input;
  const filter = filterOf(actor, input);
  const { scopes } = filter;
  const [counts, found, plan] = await Promise.all([
    countAttendances(sqlRead, filter),
    input.classId ? findClass(sqlRead, input.classId) : null,
    input.planId ? findPlan(sqlRead, input.planId) : null,
  ]);
  const named: Named = {
    counts,
    classTitle: found && touches(scopes, found.path) ? found.title : null,
    planTitle: plan && touches(scopes, plan.path) ? plan.title : null,
  };
  return { filter, page: { sort, descending, limit, offset }, named };
}
