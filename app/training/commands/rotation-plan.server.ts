import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now } from '~/platform/clock.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { organizationPlace } from '../data/organization-place.ts';
import { findPlan, freezeMembers, insertPlan, setExemption } from '../data/rotation-rows.ts';
import type { Population } from '../rules/population.ts';

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
    return await inSqlTransaction(async (tx) => {
      const place = await organizationPlace(tx, input.organizationId);
      if (!place) throw new NotFound('organization');
      authorise(actor, 'training.write', place.path);
      await insertPlan(tx, { ...input, id: planId, rootId: place.rootId, createdBy: actor.accountId, at: now() });
      const members = await freezeMembers(tx, planId, place.path, input.population);
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

/** Exempts a member with a reason, or takes an exemption back (null). Those already trained keep their standing. */
export async function setMemberExemption(
  actor: Actor,
  input: { planId: string; cadreId: string; reason: string | null },
): Promise<{ ok: true } | { ok: false; reason: 'reason-missing' | 'already-trained' }> {
  const reason = input.reason?.trim() ?? null;
  if (reason !== null && reason.length < 2) return { ok: false, reason: 'reason-missing' };
  return inSqlTransaction(async (tx) => {
    const plan = await findPlan(tx, input.planId);
    if (!plan) throw new NotFound('plan');
    authorise(actor, 'training.write', plan.path);
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
