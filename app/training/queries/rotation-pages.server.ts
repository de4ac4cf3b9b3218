import {
  authorise,
  authorisedScopes,
  can,
  canAnywhere,
  NotFound,
  touches,
  type Actor,
} from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { findClass } from '../data/class-rows.ts';
import { organizationByPath, organizationPlace } from '../data/organization-place.ts';
import { countStandings, listMembers } from '../data/rotation-member-rows.ts';
import {
  countPopulation,
  currentPlan,
  findPlan,
  overduePlans,
  plansFor,
  rollChange,
  type OverduePlan,
  type PlanRow,
  type RollChange,
} from '../data/rotation-rows.ts';
import type { MemberRow } from '../rules/member-row.ts';
import { planPhase, type PlanPhase } from '../rules/plan-life.ts';
import { population, type Population } from '../rules/population.ts';
import { rotationFigures, type RotationFigures, type RotationStanding } from '../rules/rotation-standing.ts';

export type UnitFigures = RotationFigures & { organizationId: string; name: string; path: string };
export type PlanSummary = PlanRow & { figures: RotationFigures; phase: PlanPhase };

/** The plans that concern the actor, each with the figures of the actor's own people. */
export async function rotationPlans(actor: Actor): Promise<{ plans: PlanSummary[]; mayCreate: boolean }> {
  const scopes = authorisedScopes(actor, 'training.read');
  const plans = await plansFor(sqlRead, scopes);
  return {
    plans: await Promise.all(plans.map(async (plan) => summary(plan, scopes))),
    mayCreate: canAnywhere(actor, 'training.write'),
  };
}

/** The running plan of the actor's authority, for the home page. */
export const runningPlan = async (actor: Actor, day: string): Promise<PlanRow | null> =>
  currentPlan(sqlRead, authorisedScopes(actor, 'training.read'), day);

/** Plans whose window is over and that left people of the actor untrained. */
export const plansOverdue = async (actor: Actor, day: string): Promise<OverduePlan[]> =>
  overduePlans(sqlRead, authorisedScopes(actor, 'training.read'), day);

async function summary(plan: PlanRow, scopes: readonly string[]): Promise<PlanSummary> {
  const figures = (await figuresBelow(plan, scopes, plan.path)).total;
  return { ...plan, figures, phase: planPhase(plan, today(), figures.open) };
}

export type RotationPage = {
  plan: PlanRow;
  phase: PlanPhase;
  figures: RotationFigures;
  units: UnitFigures[];
  /** the organization whose children are shown */
  within: { name: string; path: string; parentPath: string | null };
  mayWrite: boolean;
};

/** A plan with its figures, by the organizations below `withinPath`. @throws {NotFound} outside the actor's subtrees */
export async function rotationPage(actor: Actor, planId: string, withinPath: string | null): Promise<RotationPage> {
  const scopes = authorisedScopes(actor, 'training.read');
  const plan = await visiblePlan(actor, planId);
  const path = withinPath && withinPath.startsWith(plan.path) ? withinPath : plan.path;
  const place = touches(scopes, path) ? await organizationByPath(sqlRead, path) : null;
  if (!place) throw new NotFound('organization');
  const { total, units } = await figuresBelow(plan, scopes, path);
  const parent = path === plan.path ? null : path.replace(/[^.]+\.$/, '');
  return {
    plan,
    phase: planPhase(plan, today(), total.open),
    figures: total,
    units,
    within: { name: place.name, path, parentPath: parent },
    mayWrite: can(actor, 'training.write', plan.path),
  };
}

/** What the page that changes a plan shows: the plan, and how its roll differs from the posts of today. */
export async function planUpkeep(actor: Actor, planId: string): Promise<{ plan: PlanRow; change: RollChange }> {
  const plan = await visiblePlan(actor, planId);
  authorise(actor, 'training.write', plan.path);
  return { plan, change: await rollChange(sqlRead, planId, plan.path, population.parse(plan.population), today()) };
}

/** How many persons a plan for this population would name today. @throws {NotFound} @throws {Forbidden} */
export async function populationSize(actor: Actor, organizationId: string, who: Population): Promise<number> {
  const place = await organizationPlace(sqlRead, organizationId);
  if (!place) throw new NotFound('organization');
  authorise(actor, 'training.write', place.path);
  return countPopulation(sqlRead, place.path, who, today());
}

export type MemberListInput = {
  standings: readonly RotationStanding[];
  within: string | null;
  at?: string | null;
  person?: string | null;
  through?: string | null;
  search: string;
  sort?: string;
  descending?: boolean;
  limit: number;
  offset: number;
};

/** The people of a plan in the actor's subtrees, filtered; the same rows that the figures count. */
export async function rotationMembers(
  actor: Actor,
  planId: string,
  input: MemberListInput,
): Promise<{
  plan: PlanRow;
  rows: MemberRow[];
  total: number;
  mayExempt: boolean;
  withinName: string | null;
  /** the class that the list reaches to */
  throughTitle: string | null;
}> {
  const scopes = authorisedScopes(actor, 'training.read');
  const plan = await visiblePlan(actor, planId);
  const { limit, offset, sort = 'unit', descending = false, ...filter } = input;
  const named = input.at ?? input.within;
  const [list, place, through] = await Promise.all([
    listMembers(sqlRead, { ...filter, planId, scopes }, { sort, descending, limit, offset }),
    named && named !== plan.path && touches(scopes, named) ? organizationByPath(sqlRead, named) : null,
    input.through ? findClass(sqlRead, input.through) : null,
  ]);
  const mayExempt = plan.status === 'ACTIVE' && can(actor, 'training.write', plan.path);
  return {
    plan,
    ...list,
    mayExempt,
    withinName: place?.name ?? null,
    throughTitle: through?.planId === plan.id ? through.title : null,
  };
}

async function visiblePlan(actor: Actor, planId: string): Promise<PlanRow> {
  const scopes = authorisedScopes(actor, 'training.read');
  const plan = await findPlan(sqlRead, planId);
  if (!plan || !touches(scopes, plan.path)) throw new NotFound('plan');
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
