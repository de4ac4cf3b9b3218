import { can, Forbidden, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { notify } from '~/operations/commands/notify.server.ts';
import { audit } from '~/platform/audit.ts';
import { now, today } from '~/platform/clock.ts';
import { inTransaction } from '~/platform/db.ts';
import { isId } from '~/platform/id.ts';
import { exemptionToWithdraw, markWithdrawn } from '../data/exemption-rows.ts';
import { exemptionState } from '../rules/exemption.ts';

export type WithdrawnExemption =
  { ok: true } | { ok: false; reason: 'reason-missing' | 'own-exemption' | 'withdrawn-already' | 'over-already' };

/** Takes an exemption back with a reason (撤销). From then on the person is due for the test again. */
export async function withdrawExemption(
  actor: Actor,
  exemptionId: string,
  reason: string,
): Promise<WithdrawnExemption> {
  return inTransaction(async (tx) => {
    const exemption = isId(exemptionId) ? await exemptionToWithdraw(tx, exemptionId) : null;
    if (!exemption) throw new NotFound('exemption');
    const place = exemption.places.find(({ path }) => can(actor, 'exemptions.grant', path));
    if (!place) throw new Forbidden('exemptions.grant');
    if (exemption.cadreId === actor.cadreId || exemption.accountId === actor.accountId)
      return { ok: false, reason: 'own-exemption' };
    if (!reason.trim()) return { ok: false, reason: 'reason-missing' };
    const at = now();
    const period = { from: exemption.validFrom, until: exemption.validUntil };
    const state = exemptionState(period, exemption.withdrawn, today(at));
    if (state === 'withdrawn') return { ok: false, reason: 'withdrawn-already' };
    if (state === 'over') return { ok: false, reason: 'over-already' };
    await markWithdrawn(tx, exemptionId, { reason: reason.trim(), by: actor, at });
    if (exemption.accountId)
      await notify(tx, exemption.accountId, 'exemption-withdrawn', { kind: exemption.kind }, '/tests');
    await audit(tx, actor, {
      action: 'exemption.revoke',
      subjectType: 'exemption',
      subjectId: exemptionId,
      organizationId: place.organizationId,
      detail: { cadreId: exemption.cadreId },
    });
    return { ok: true };
  });
}
