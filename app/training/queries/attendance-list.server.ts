import { authorisedScopes, scopesOf, touches, type Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { countAttendances, listAttendances, listAttendingPeople } from '../data/attendance-rows.ts';
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

async function asked(actor: Actor, input: AttendanceListInput) {
  const scopes = authorisedScopes(actor, 'training.read');
  const { search, of, closable, sort, descending, limit, offset, ...rest } = input;
  const closableIn = closable ? scopesOf(actor, 'training.write') : null;
  const filter = { ...rest, closableIn, scopes, day: today(), search: of, person: search };
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
