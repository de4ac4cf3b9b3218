import { can, Forbidden, NotFound, scopesOf, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now } from '~/platform/clock.ts';
import { inTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { insertIncidents } from '../data/attempt-control.ts';
import { addLostSeconds, closeOutage, hitSittings, takePendingOutage } from '../data/outage-rows.ts';

export type DecidedOutage =
  | {
      ok: true;
      /** sittings that this decision was about */
      sittings: number;
      /** of them, those that got their minutes back */
      given: number;
      /** sittings of others, which still wait for their own officer; the outage stays open for them */
      waiting: number;
    }
  | { ok: false; reason: 'already-decided' | 'reason-missing' };

/**
 * Decides about the sittings of one's subtree that an outage hit: they get the lost minutes back (the default), or not,
 * with a reason. The outage is closed when no sitting waits any more; until then nobody it hit is handed in.
 */
export async function decideOutage(
  actor: Actor,
  outageId: string,
  decision: { giveBack: boolean; reason: string | null },
): Promise<DecidedOutage> {
  if (scopesOf(actor, 'outages.decide').length === 0) throw new Forbidden('outages.decide');
  const reason = decision.reason?.trim() || null;
  return inTransaction(async (tx) => {
    const outage = await takePendingOutage(tx, outageId);
    if (!outage) return { ok: false, reason: 'already-decided' };
    const open = (await hitSittings(tx, [outageId])).filter((sitting) => !sitting.decided);
    // An officer who sits the test themselves leaves their own sitting to another.
    const own = open.filter(
      (sitting) => can(actor, 'outages.decide', sitting.path) && sitting.accountId !== actor.accountId,
    );
    if (open.length > 0 && own.length === 0) throw new NotFound('outage');
    if (!decision.giveBack && !reason) return { ok: false, reason: 'reason-missing' };
    const ids = own.map(({ attemptId }) => attemptId);
    const given = decision.giveBack ? await addLostSeconds(tx, outageId, ids) : [];
    await insertIncidents(
      tx,
      ids.map((attemptId) => ({
        id: newId(),
        attemptId,
        kind: decision.giveBack ? 'outage-given-back' : 'outage-not-given-back',
        detail: { outageId, by: actor.displayName, ...(reason && { reason }) },
        by: actor.accountId,
      })),
    );
    const waiting = open.length - own.length;
    if (waiting === 0)
      await closeOutage(tx, outageId, { given: decision.giveBack, by: actor.accountId, at: now(), reason });
    await audit(tx, actor, {
      action: 'outage.decide',
      subjectType: 'service_outage',
      subjectId: outageId,
      detail: { giveBack: decision.giveBack, sittings: own.length, given: given.length, waiting },
    });
    return { ok: true, sittings: own.length, given: given.length, waiting };
  });
}
