import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now, today } from '~/platform/clock.ts';
import { inTransaction, type Sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { classesOfPlan, type PlanClass } from '../data/class-rows.ts';
import { organizationPlace } from '../data/organization-place.ts';
import { completeNewcomers, setExemption } from '../data/rotation-member-rows.ts';
import {
  addMembers,
  findPlan,
  insertPlan,
  settleLeavers,
  updatePlan,
  type PlanRow,
  type RollChange,
} from '../data/rotation-rows.ts';
import { leftOutside } from '../rules/plan-fit.ts';
import { population, type Population } from '../rules/population.ts';

export type CreatePlanResult =
  { ok: true; planId: string; members: number } | { ok: false; reason: 'window-reversed' | 'nobody-due' };

/** Makes a rotation plan and freezes who is due: everybody in the population today, each once. */
export async function createRotationPlan(
  actor: Actor,
  input: { organizationId: string; title: string; windowFrom: string; windowTo: string; population: Population },
): Promise<CreatePlanResult> {
  if (input.windowTo < input.windowFrom) return { ok: false, reason: 'window-reversed' };
  const planId = newId();
  class NobodyDue extends Error {}
  try {
    return await inTransaction(async (tx) => {
      const place = await organizationPlace(tx, input.organizationId);
      if (!place) throw new NotFound('organization');
      authorise(actor, 'training.write', place.path);
      await insertPlan(tx, { ...input, id: planId, rootId: place.rootId, createdBy: actor.accountId, at: now() });
      const members = await addMembers(tx, planId, place.path, input.population, today());
      if (members === 0) throw new NobodyDue();
      await audit(tx, actor, {
        action: 'rotation.create',
        subjectType: 'rotation_plan',
        subjectId: planId,
        organizationId: input.organizationId,
        detail: { members },
      });
      return { ok: true, planId, members };
    });
  } catch (fault) {
    if (fault instanceof NobodyDue) return { ok: false, reason: 'nobody-due' };
    throw fault;
  }
}

const MOVES = { CLOSED: { action: 'rotation.close' }, ACTIVE: { action: 'rotation.reopen' } } as const;

export type EditPlanResult =
  | { ok: true }
  | { ok: false; reason: 'window-reversed' }
  /** the classes that the new window would leave outside */
  | { ok: false; reason: 'classes-outside'; classes: PlanClass[] };

/**
 * Changes name or window of a plan, closes it, or opens it again. Closing takes nobody's training away, and no class is
 * left outside the window in which it counts.
 */
export async function editRotationPlan(
  actor: Actor,
  planId: string,
  change: Partial<Pick<PlanRow, 'title' | 'windowFrom' | 'windowTo' | 'status'>>,
): Promise<EditPlanResult> {
  return inTransaction(async (tx) => {
    const plan = await planFor(tx, actor, planId, 'UPDATE');
    const { title, windowFrom, windowTo, status } = { ...plan, ...change };
    if (windowTo < windowFrom) return { ok: false, reason: 'window-reversed' };
    const outside = leftOutside(await classesOfPlan(tx, planId), plan, { windowFrom, windowTo });
    if (outside.length > 0) return { ok: false, reason: 'classes-outside', classes: outside };
    await updatePlan(tx, planId, { title, windowFrom, windowTo, status });
    await audit(tx, actor, {
      ...(plan.status === status ? { action: 'rotation.edit' } : MOVES[status]),
      subjectType: 'rotation_plan',
      subjectId: planId,
      organizationId: plan.organizationId,
      detail: { from: windowFrom, to: windowTo },
    });
    return { ok: true };
  });
}

/**
 * Brings the roll up to date with the posts of today: newcomers join it, trained where they completed a class of the plan
 * before, and who left untrained is no longer due. What was trained stays, and so do exemptions that a person gave.
 */
export async function refreshRoll(
  actor: Actor,
  planId: string,
): Promise<{ ok: true; change: RollChange } | { ok: false; reason: 'plan-closed' }> {
  return inTransaction(async (tx) => {
    const plan = await planFor(tx, actor, planId, 'UPDATE');
    if (plan.status !== 'ACTIVE') return { ok: false, reason: 'plan-closed' };
    const who = population.parse(plan.population);
    const day = today();
    const joined = await addMembers(tx, planId, plan.path, who, day);
    await completeNewcomers(tx, planId);
    const change = { joined, ...(await settleLeavers(tx, planId, plan.path, who, day)) };
    await audit(tx, actor, {
      action: 'rotation.refresh',
      subjectType: 'rotation_plan',
      subjectId: planId,
      organizationId: plan.organizationId,
      detail: change,
    });
    return { ok: true, change };
  });
}

/**
 * Exempts a member with a reason, or takes an exemption back (null). Those already trained keep their standing, and the
 * figures of a closed plan stay as they are.
 */
export async function setMemberExemption(
  actor: Actor,
  input: { planId: string; cadreId: string; reason: string | null },
): Promise<{ ok: true } | { ok: false; reason: 'reason-missing' | 'plan-closed' | 'already-trained' }> {
  const reason = input.reason?.trim() ?? null;
  if (reason !== null && reason.length < 2) return { ok: false, reason: 'reason-missing' };
  return inTransaction(async (tx) => {
    const plan = await planFor(tx, actor, input.planId, 'SHARE');
    if (plan.status !== 'ACTIVE') return { ok: false, reason: 'plan-closed' };
    if (!(await setExemption(tx, input.planId, input.cadreId, reason))) return { ok: false, reason: 'already-trained' };
    await audit(tx, actor, {
      action: reason ? 'rotation.exempt' : 'rotation.unexempt',
      subjectType: 'rotation_plan',
      subjectId: input.planId,
      organizationId: plan.organizationId,
      detail: { cadreId: input.cadreId },
    });
    return { ok: true };
  });
}

async function planFor(tx: Sql, actor: Actor, planId: string, lock: 'SHARE' | 'UPDATE'): Promise<PlanRow> {
  const plan = await findPlan(tx, planId, lock);
  if (!plan) throw new NotFound('plan');
  authorise(actor, 'training.write', plan.path);
  return plan;
}
