import { authorisedScopes, can, canAnywhere, NotFound, scopesOf, type Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { enrolmentsOf, findClass, listClasses, type ClassRow, type EnrolmentRow } from '../data/class-rows.ts';
import { organizationsByPaths, type OrganizationPlace } from '../data/organization-place.ts';
import { plansFor } from '../data/rotation-rows.ts';
import { isOpenClass, statusOn } from '../rules/class-life.ts';
import { rotationMembers } from './rotation-pages.server.ts';

export type ClassListInput = {
  search: string;
  type: string | null;
  status: string | null;
  year: string | null;
  sort: string;
  descending: boolean;
  limit: number;
  offset: number;
};

const onCalendar = (row: ClassRow): ClassRow => ({ ...row, status: statusOn(row.status, row.startsOn, today()) });

/** Classes of the actor's subtrees and of the organizations above them. */
export async function classList(
  actor: Actor,
  input: ClassListInput,
): Promise<{ rows: ClassRow[]; total: number; attendances: number; mayCreate: boolean }> {
  const scopes = authorisedScopes(actor, 'training.read');
  const { sort, descending, limit, offset, ...filter } = input;
  const list = await listClasses(sqlRead, { ...filter, scopes, planId: null }, { by: sort, descending }, limit, offset);
  return { ...list, rows: list.rows.map(onCalendar), mayCreate: canAnywhere(actor, 'training.write') };
}

export type ClassChoices = { organizations: OrganizationPlace[]; plans: { id: string; title: string }[] };

/** What a new class can belong to. */
export async function classChoices(actor: Actor): Promise<ClassChoices> {
  const scopes = authorisedScopes(actor, 'training.write');
  const [organizations, plans] = await Promise.all([organizationsByPaths(sqlRead, scopes), plansFor(sqlRead, scopes)]);
  return { organizations, plans: plans.map(({ id, title }) => ({ id, title })) };
}

export type ClassPage = {
  found: ClassRow;
  roster: EnrolmentRow[];
  /** attendance may be recorded; names, too */
  mayRecord: boolean;
  mayWrite: boolean;
  /** people of the plan without a class, who could be put into this one */
  unplanned: number;
};

/** A class with those on its roster whom the actor may see. */
export async function classPage(actor: Actor, classId: string): Promise<ClassPage> {
  const scopes = authorisedScopes(actor, 'training.read');
  const row = await findClass(sqlRead, classId);
  if (!row || !scopes.some((scope) => row.path.startsWith(scope) || scope.startsWith(row.path)))
    throw new NotFound('class');
  const found = onCalendar(row);
  const mayWrite = can(actor, 'training.write', row.path);
  const people = scopesOf(actor, 'training.read');
  const unplanned =
    mayWrite && row.planId && isOpenClass(row.status)
      ? (
          await rotationMembers(actor, row.planId, {
            standings: ['MISSED', 'UNPLANNED'],
            within: null,
            search: '',
            limit: 0,
            offset: 0,
          })
        ).total
      : 0;
  return {
    found,
    roster: await enrolmentsOf(sqlRead, classId, people),
    mayRecord: can(actor, 'attendance.write', row.path) && isOpenClass(row.status),
    mayWrite: mayWrite && isOpenClass(row.status),
    unplanned,
  };
}
