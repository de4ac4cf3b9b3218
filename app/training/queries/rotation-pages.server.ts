import { authorisedScopes, can, canAnywhere, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { listClasses, type ClassRow } from '../data/class-rows.ts';
import {
  countStandings,
  currentPlan,
  findPlan,
  listMembers,
  plansFor,
  type MemberRow,
  type PlanRow,
} from '../data/rotation-rows.ts';
import { organizationByPath } from '../data/organization-place.ts';
import { rotationFigures, type RotationFigures, type RotationStanding } from '../rules/rotation-standing.ts';

export type UnitFigures = RotationFigures & { organizationId: string; name: string; path: string };
export type PlanSummary = PlanRow & { figures: RotationFigures };

/** The plans that concern the actor, each with the figures of the actor's own people. */
export async function rotationPlans(actor: Actor): Promise<{ plans: PlanSummary[]; mayCreate: boolean }> {
  const scopes = authorisedScopes(actor, 'training.read');
  const plans = await plansFor(sqlRead, scopes);
  const summaries = await Promise.all(
    plans.map(async (plan) => ({ ...plan, figures: (await figuresBelow(plan, scopes, plan.path)).total })),
  );
  return { plans: summaries, mayCreate: canAnywhere(actor, 'training.write') };
}

/** The running plan of the actor's authority, for the home page. */
export async function runningPlan(actor: Actor, day: string): Promise<PlanSummary | null> {
  const scopes = authorisedScopes(actor, 'training.read');
  const plan = await currentPlan(sqlRead, scopes, day);
  return plan && { ...plan, figures: (await figuresBelow(plan, scopes, plan.path)).total };
}

export type RotationPage = {
  plan: PlanRow;
  figures: RotationFigures;
  units: UnitFigures[];
  /** the organization whose children are shown */
  within: { name: string; path: string; parentPath: string | null };
  classes: ClassRow[];
  mayWrite: boolean;
};

/** A plan with its figures, by the organizations below `withinPath`. @throws {NotFound} outside the actor's subtrees */
export async function rotationPage(actor: Actor, planId: string, withinPath: string | null): Promise<RotationPage> {
  const scopes = authorisedScopes(actor, 'training.read');
  const plan = await visiblePlan(actor, planId);
  const path = withinPath && withinPath.startsWith(plan.path) ? withinPath : plan.path;
  const place = await organizationByPath(sqlRead, path);
  if (!place) throw new NotFound('organization');
  const [{ total, units }, { rows: classes }] = await Promise.all([
    figuresBelow(plan, scopes, path),
    listClasses(
      sqlRead,
      { scopes, search: '', type: null, status: null, year: null, planId },
      { by: 'startsOn', descending: false },
      200,
      0,
    ),
  ]);
  const parent = path === plan.path ? null : path.replace(/[^.]+\.$/, '');
  return {
    plan,
    figures: total,
    units,
    within: { name: place.name, path, parentPath: parent },
    classes,
    mayWrite: can(actor, 'training.write', plan.path),
  };
}

export type MemberListInput = {
  standings: readonly RotationStanding[];
  within: string | null;
  at?: string | null;
  search: string;
  limit: number;
  offset: number;
};

/** The people of a plan in the actor's subtrees, filtered; the same rows that the figures count. */
export async function rotationMembers(
  actor: Actor,
  planId: string,
  input: MemberListInput,
): Promise<{ plan: PlanRow; rows: MemberRow[]; total: number; mayWrite: boolean }> {
  const scopes = authorisedScopes(actor, 'training.read');
  const plan = await visiblePlan(actor, planId);
  const { limit, offset, ...filter } = input;
  const list = await listMembers(sqlRead, { ...filter, planId, scopes }, limit, offset);
  return { plan, ...list, mayWrite: can(actor, 'training.write', plan.path) };
}

async function visiblePlan(actor: Actor, planId: string): Promise<PlanRow> {
  const scopes = authorisedScopes(actor, 'training.read');
  const plan = await findPlan(sqlRead, planId);
  if (!plan || !scopes.some((scope) => plan.path.startsWith(scope) || scope.startsWith(plan.path)))
    throw new NotFound('plan');
  return plan;
}

async function figuresBelow(
  plan: PlanRow,
  scopes: readonly string[],
  path: string,
): Promise<{ total: RotationFigures; units: UnitFigures[] }> {
  const rows = await countStandings(sqlRead, plan.id, scopes, path);
  const byUnit = new Map<string, { name: string; path: string; counts: Partial<Record<RotationStanding, number>> }>();
  const whole: Partial<Record<RotationStanding, number>> = {};
  for (const row of rows) {
    const unit = byUnit.get(row.organizationId) ?? { name: row.organizationName, path: row.path, counts: {} };
    unit.counts[row.standing] = row.n;
    byUnit.set(row.organizationId, unit);
    whole[row.standing] = (whole[row.standing] ?? 0) + row.n;
  }
  const units = [...byUnit].map(([organizationId, unit]) => ({
    organizationId,
    name: unit.name,
    path: unit.path,
    ...rotationFigures(unit.counts),
  }));
  return { total: rotationFigures(whole), units: units.sort((a, b) => b.open - a.open || b.due - a.due) };
}
