import { authorisedScopes, can, scopesOf, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { countLate, lateSittings } from '../data/late-answer-rows.ts';
import { countOpenOutages, hitSittings, listOutages } from '../data/outage-rows.ts';
import { lostSeconds } from '../rules/attempt-clock.ts';

type Part = { waiting: boolean; limit: number; offset: number };
const ALL: Part = { waiting: false, limit: 50, offset: 0 };

/** How many outages somebody's sitting waits for, where the actor decides. */
export const outagesWaiting = async (actor: Actor): Promise<number> =>
  countOpenOutages(sqlRead, { scopes: scopesOf(actor, 'outages.decide'), accountId: actor.accountId });

/** How many sittings with late answers wait for a decision, where the actor decides. */
export const lateWaiting = async (actor: Actor): Promise<number> =>
  countLate(sqlRead, { scopes: scopesOf(actor, 'outages.decide'), accountId: actor.accountId, waiting: true });

/**
 * One page of the outages with the sittings of the actor's subtree that they hit, and one of answers that came too late;
 * each can be cut to what waits for the actor. Of sittings elsewhere only the number is told.
 */
export async function outagePage(actor: Actor, asked: { outages?: Part; late?: Part } = {}) {
  const decider = { scopes: authorisedScopes(actor, 'outages.decide'), accountId: actor.accountId };
  const { outages: which = ALL, late: whose = ALL } = asked;
  const [listed, late, waiting, lateToDecide] = await Promise.all([
    listOutages(sqlRead, { ...decider, waiting: which.waiting }, which),
    lateSittings(sqlRead, { ...decider, waiting: whose.waiting }, whose),
    outagesWaiting(actor),
    lateWaiting(actor),
  ]);
  const pending = listed.rows.filter(({ decision }) => decision === 'PENDING').map(({ id }) => id);
  const hit = await hitSittings(sqlRead, pending);
  return {
    outages: listed.rows.map((outage) => {
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
    late: late.rows,
    counts: { outages: listed.total, outagesWaiting: waiting, late: late.total, lateWaiting: lateToDecide },
  };
}
