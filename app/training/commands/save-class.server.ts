import type { ClassType } from '~/credits/rules/credit-category.ts';
import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { inTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { classCodes, insertClass, updateClass } from '../data/class-rows.ts';
import { mostAttended } from '../data/enrolment-rows.ts';
import { organizationPlace } from '../data/organization-place.ts';
import { findPlan } from '../data/rotation-rows.ts';
import { halfDaysOf, isOpenClass } from '../rules/class-life.ts';
import type { ClassFields } from '../rules/class-row.ts';
import { nextClassCode } from '../rules/class-code.ts';
import { planFault, type PlanFault } from '../rules/plan-fit.ts';
import { aboutClass, heldClass } from './held-class.server.ts';

export type SaveClassResult =
  | { ok: true; classId: string }
  | { ok: false; reason: 'ends-before-start' | PlanFault | 'class-closed' | 'attended-more' };

/** Makes a class of an organization; its number is the next of its kind and year. */
export async function createClass(actor: Actor, organizationId: string, fields: ClassFields): Promise<SaveClassResult> {
  return inTransaction(async (tx) => {
    const place = await organizationPlace(tx, organizationId);
    if (!place) throw new NotFound('organization');
    authorise(actor, 'training.write', place.path);
    if (fields.endsOn < fields.startsOn) return { ok: false, reason: 'ends-before-start' };
    const fault = fields.planId && planFault(await findPlan(tx, fields.planId, 'SHARE'), place.path, fields, false);
    if (fault) return { ok: false, reason: fault };
    const classId = newId();
    // Two people at once may reckon the same number; the loser takes the next.
    for (let tries = 0; tries < 20; tries += 1) {
      const code = nextClassCode(
        place.code,
        Number(fields.startsOn.slice(0, 4)),
        fields.classType as ClassType,
        await classCodes(tx, place.rootId),
      );
      if (
        !(await insertClass(tx, {
          ...fields,
          id: classId,
          rootId: place.rootId,
          organizationId,
          code,
          createdBy: actor.accountId,
        }))
      )
        continue;
      await audit(tx, actor, {
        action: 'class.create',
        subjectType: 'class',
        subjectId: classId,
        organizationId,
        detail: { code },
      });
      return { ok: true, classId };
    }
    throw new Error('no free class number');
  });
}

/** Changes a class that is not closed. */
export async function editClass(actor: Actor, classId: string, fields: ClassFields): Promise<SaveClassResult> {
  return inTransaction(async (tx) => {
    const found = await heldClass(tx, actor, 'training.write', classId);
    if (!isOpenClass(found.status)) return { ok: false, reason: 'class-closed' };
    if (fields.endsOn < fields.startsOn) return { ok: false, reason: 'ends-before-start' };
    const kept = fields.planId === found.planId;
    const fault = fields.planId && planFault(await findPlan(tx, fields.planId, 'SHARE'), found.path, fields, kept);
    if (fault) return { ok: false, reason: fault };
    const halfDays = halfDaysOf(fields.days);
    if (halfDays !== null && (await mostAttended(tx, classId)) > halfDays)
      return { ok: false, reason: 'attended-more' };
    await updateClass(tx, classId, fields);
    await audit(tx, actor, { action: 'class.edit', ...aboutClass(found) });
    return { ok: true, classId };
  });
}
