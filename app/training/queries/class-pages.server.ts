import { authorisedScopes, can, NotFound, scopesOf, touches, type Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { ruleAt } from '~/regulations/queries/rule-at.server.ts';
import { classYears, countClasses, endedClasses, findClass, listClasses } from '../data/class-rows.ts';
import { enrolmentsOf } from '../data/enrolment-rows.ts';
import { organizationsByPaths, type OrganizationPlace } from '../data/organization-place.ts';
import { findPlan, plansFor } from '../data/rotation-rows.ts';
import { reopeningsOf } from '../data/reopening-rows.ts';
import type { ClassCounts } from '../rules/class-counts.ts';
import type { ClassReopening } from '../rules/class-reopening.ts';
import { isOpenClass, phaseOn } from '../rules/class-life.ts';
import type { ClassRow, DatedClass, EnrolmentRow } from '../rules/class-row.ts';
import { LEAVE_RULE, leaveLimitOf, type LeaveLimit } from '../rules/leave-limit.ts';
import { rotationMembers } from './rotation-pages.server.ts';

export type ClassListInput = {
  search: string;
  type: string | null;
  phase: string | null;
  year: string | null;
  planId: string | null;
  /** only those that this person could complete */
  closable?: boolean;
  sort: string;
  descending: boolean;
  limit: number;
  offset: number;
};

const onCalendar = (row: ClassRow): DatedClass => ({ ...row, phase: phaseOn(row, today()) });

export type ClassList = {
  rows: DatedClass[];
  counts: ClassCounts;
  /** years to choose from */
  years: string[];
  /** the plan that the list is narrowed to */
  planTitle: string | null;
  mayCreate: boolean;
  /** classes that are over and that this person could complete */
  ended: number;
};

/** Classes of the actor's subtrees and of the organizations above them. */
export async function classList(actor: Actor, input: ClassListInput): Promise<ClassList> {
  const scopes = authorisedScopes(actor, 'training.read');
  const { sort, descending, limit, offset, closable, ...asked } = input;
  const writes = scopesOf(actor, 'training.write');
  const filter = { ...asked, scopes, day: today(), classId: null, closableIn: closable ? writes : null };
  const [rows, counts, years, plan, ended] = await Promise.all([
    listClasses(sqlRead, filter, { by: sort, descending }, limit, offset),
    countClasses(sqlRead, filter),
    classYears(sqlRead, scopes),
    input.planId ? findPlan(sqlRead, input.planId) : null,
    writes.length > 0 ? endedClasses(sqlRead, writes, today()) : [],
  ]);
  return {
    rows: rows.map(onCalendar),
    counts,
    years,
    planTitle: plan?.title ?? null,
    mayCreate: writes.length > 0,
    ended: ended.length,
  };
}

const NO_FILTER = { search: '', type: null, phase: null, year: null, classId: null, closableIn: null };

/** The classes of one plan with their counts, for the page of the plan; the list has those beyond the first hundred. */
export async function planClasses(actor: Actor, planId: string): Promise<{ rows: DatedClass[]; counts: ClassCounts }> {
  const scopes = authorisedScopes(actor, 'training.read');
  const filter = { ...NO_FILTER, scopes, planId, day: today() };
  const [rows, counts] = await Promise.all([
    listClasses(sqlRead, filter, { by: 'startsOn', descending: false }, 100, 0),
    countClasses(sqlRead, filter),
  ]);
  return { rows: rows.map(onCalendar), counts };
}

/** How many classes of a plan nobody has closed yet. */
export async function openClassesOfPlan(actor: Actor, planId: string): Promise<number> {
  const scopes = authorisedScopes(actor, 'training.read');
  return (await countClasses(sqlRead, { ...NO_FILTER, scopes, planId, day: today(), phase: 'OPEN' })).classes;
}

export type ClassChoices = { organizations: OrganizationPlace[]; plans: { id: string; title: string }[] };

/** What a new class can belong to. */
export async function classChoices(actor: Actor): Promise<ClassChoices> {
  const scopes = authorisedScopes(actor, 'training.write');
  const [organizations, plans] = await Promise.all([organizationsByPaths(sqlRead, scopes), plansFor(sqlRead, scopes)]);
  return {
    organizations,
    plans: plans.filter(({ status }) => status === 'ACTIVE').map(({ id, title }) => ({ id, title })),
  };
}

export type ClassPage = {
  found: DatedClass;
  planTitle: string | null;
  roster: EnrolmentRow[];
  /** attendance may be recorded; names, too */
  mayRecord: boolean;
  mayWrite: boolean;
  /** a class that was called off can be taken up again */
  mayRestore: boolean;
  /** a completed class can be opened again */
  mayReopen: boolean;
  /** the times it was opened again, the latest first */
  reopenings: ClassReopening[];
  /** how much leave is allowed, and what says so */
  leave: LeaveLimit | null;
  /** whether the class is over, so that it can be completed */
  over: boolean;
  /** people of the plan without a class, who could be put into this one */
  unplanned: number;
};

/** A class with those on its roster whom the actor may see. */
export async function classPage(actor: Actor, classId: string): Promise<ClassPage> {
  const scopes = authorisedScopes(actor, 'training.read');
  const row = await findClass(sqlRead, classId, { scopes });
  if (!row || !touches(scopes, row.path)) throw new NotFound('class');
  const writes = can(actor, 'training.write', row.path);
  const mayWrite = writes && isOpenClass(row.status);
  const none = { standings: ['MISSED', 'UNPLANNED'] as const, within: null, search: '', limit: 0, offset: 0 };
  const [roster, reopenings, plan, leave, unplanned] = await Promise.all([
    enrolmentsOf(sqlRead, classId, scopes),
    reopeningsOf(sqlRead, classId),
    row.planId ? findPlan(sqlRead, row.planId) : null,
    ruleAt(LEAVE_RULE, row.organizationId, row.endsOn),
    mayWrite && row.planId ? rotationMembers(actor, row.planId, none) : null,
  ]);
  return {
    found: onCalendar(row),
    planTitle: plan?.title ?? null,
    roster,
    mayRecord: can(actor, 'attendance.write', row.path) && isOpenClass(row.status),
    mayWrite,
    mayRestore: writes && row.status === 'CANCELLED',
    mayReopen: writes && row.status === 'COMPLETED',
    reopenings,
    leave: leaveLimitOf(leave),
    over: today() >= row.endsOn,
    unplanned: unplanned?.total ?? 0,
  };
}
