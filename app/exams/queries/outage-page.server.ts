import { authorisedScopes, can, scopesOf, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { lateSittings } from '../data/late-answer-rows.ts';
import { countOpenOutages, hitSittings, listOutages } from '../data/outage-rows.ts';
import { lostSeconds } from '../rules/attempt-clock.ts';

/** As many as a page shows. */
const SHOWN = { outages: 50, late: 200 };

/** How many outages somebody's sitting waits for, where the actor decides. */
export const outagesWaiting = async (actor: Actor): Promise<number> =>
  countOpenOutages(sqlRead, scopesOf(actor, 'outages.decide'), actor.accountId);

/**
 * Outages with the sittings of the actor's subtree that they hit, and answers that came too late. Of sittings elsewhere
 * only the number is told.
 */
export async function outagePage(actor: Actor, most: { outages: number; late: number } = SHOWN) {
  const scopes = authorisedScopes(actor, 'outages.decide');
  const outages = await listOutages(sqlRead, most.outages);
  const pending = outages.filter(({ decision }) => decision === 'PENDING').map(({ id }) => id);
  const [hit, late] = await Promise.all([hitSittings(sqlRead, pending), lateSittings(sqlRead, scopes, most.late)]);
  return {
    outages: outages.map((outage) => {
      const sittings = hit.filter(({ outageId }) => outageId === outage.id);
      const own = sittings.filter(({ path }) => can(actor, 'outages.decide', path));
      return {
        ...outage,
        lostSeconds: lostSeconds({ startedAt: outage.startedAt.getTime(), endedAt: outage.endedAt.getTime() }),
        own: own.map(({ attemptId, name, organizationName, sessionNumber, deadlineAt, decided }) => ({
          attemptId,
          name,
          organizationName,
          sessionNumber,
          deadlineAt,
          decided,
        })),
        elsewhere: sittings.length - own.length,
        mayDecide: outage.decision === 'PENDING' && (own.some(({ decided }) => !decided) || sittings.length === 0),
      };
    }),
    late,
  };
}
