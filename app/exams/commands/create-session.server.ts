import { authorise, inSubtree, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now, today } from '~/platform/clock.ts';
import { inTransaction, type Sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { placeOf } from '../data/organization-place.ts';
import { sessionBasis } from '../data/session-choices.ts';
import { insertSession, sessionNumbers, type SessionFields } from '../data/session-rows.ts';
import { nextSessionNumber } from '../rules/session-number.ts';
import { windowFault, type SessionRefusal } from '../rules/session-window.ts';

export type CreatedSession = { ok: true; sessionId: string; number: string } | { ok: false; reason: SessionRefusal };

/** Makes a draft session of an organization; nobody is told of it until it is published. */
export async function createSession(
  actor: Actor,
  input: SessionFields & { organizationId: string },
): Promise<CreatedSession> {
  return inTransaction(async (tx) => {
    const place = await placeOf(tx, input.organizationId);
    if (!place) throw new NotFound('organization');
    authorise(actor, 'sessions.write', place.path);
    const fault = await faultOf(tx, place, input);
    if (fault) return { ok: false, reason: fault };
    const sessionId = newId();
    const at = now();
    const number = nextSessionNumber(today(at).slice(0, 4), await sessionNumbers(tx, place.rootId));
    await insertSession(tx, {
      ...input,
      id: sessionId,
      rootId: place.rootId,
      organizationId: place.id,
      number,
      createdBy: actor.accountId,
    });
    await audit(tx, actor, {
      action: 'session.create',
      subjectType: 'exam_session',
      subjectId: sessionId,
      organizationId: place.id,
      detail: { number, policyVersionId: input.policyVersionId, bankId: input.bankId },
    });
    return { ok: true, sessionId, number };
  });
}

/** What keeps these fields from being a session of this place: a policy or bank from elsewhere, or impossible times. */
export async function faultOf(
  tx: Sql,
  place: { rootId: string; path: string },
  fields: SessionFields,
): Promise<SessionRefusal | null> {
  const basis = await sessionBasis(tx, fields.policyVersionId, fields.bankId);
  if (!basis || basis.policy.rootId !== place.rootId || !inSubtree(place.path, basis.policy.path))
    return 'policy-not-usable';
  // The bank of a unit above serves everybody below it; the party school's bank serves the authority's own sessions.
  const related = inSubtree(place.path, basis.bank.path) || inSubtree(basis.bank.path, place.path);
  if (basis.bank.rootId !== place.rootId || !related) return 'bank-not-usable';
  return windowFault(
    {
      opensAt: fields.opensAt.getTime(),
      closesAt: fields.closesAt.getTime(),
      registrationClosesAt: fields.registrationClosesAt?.getTime() ?? null,
      releaseResultsAt: fields.releaseResultsAt?.getTime() ?? null,
    },
    basis.policy.settings,
  );
}
