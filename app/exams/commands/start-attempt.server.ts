import { randomBytes } from 'node:crypto';
import { canAnywhere, Forbidden, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { today } from '~/platform/clock.ts';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { env } from '~/platform/env.ts';
import { newId } from '~/platform/id.ts';
import { insertAttempt, type NewAttempt } from '../data/attempt-rows.ts';
import { pastSittings } from '../data/past-sittings.ts';
import { policyVersion } from '../data/policy-cache.ts';
import { questionsMet, startFacts, type StartFacts } from '../data/start-rows.ts';
import { assemblePaper } from '../rules/assemble-paper.ts';
import { deadlineOf } from '../rules/attempt-clock.ts';
import { mayTakeStep } from '../rules/session-life.ts';
import { standingToSit } from '../rules/standing-to-sit.ts';
import { drawPool } from './draw-pool.server.ts';

export type Device = { key: string; label: string };

export type StartRefusal =
  | { reason: 'not-registered' | 'not-open-yet' | 'closed' | 'not-signed-in' | 'pool-short' | 'being-marked' }
  | { reason: 'other-running'; attemptId: string }
  | { reason: 'already-sat'; attemptId: string }
  | { reason: 'valid-pass'; until: string | null }
  | { reason: 'cooling'; until: string };

export type Start = { ok: true; attemptId: string; resumed: boolean } | ({ ok: false } & StartRefusal);

/** How many earlier papers a new one tries not to repeat. */
const PAPERS_REMEMBERED = 8;

/**
 * Starts a registered person's sitting: the paper is drawn and frozen, the deadline set by the database's clock. Starting
 * again while it runs leads back to it.
 */
export async function startAttempt(actor: Actor, sessionId: string, device: Device): Promise<Start> {
  if (!actor.cadreId || !canAnywhere(actor, 'self.sit')) throw new Forbidden('self.sit');
  const person = { cadreId: actor.cadreId, accountId: actor.accountId, rootId: actor.rootId };
  const facts = await startFacts(sql, sessionId, person);
  if (!facts) throw new NotFound('session');
  const refusal = earlyRefusal(facts);
  if (refusal) return refusal;

  const policy = await policyVersion(facts.policyVersionId);
  if (policy.settings.signInFirst && !facts.signedInAt) return { ok: false, reason: 'not-signed-in' };
  const day = today(facts.now);
  const history = (await pastSittings(sql, [actor.cadreId], facts.occasion, env.TIME_ZONE)).get(actor.cadreId) ?? [];
  const standing = standingToSit(policy.settings, history, day);
  if (!standing.may)
    return standing.reason === 'cooling'
      ? { ok: false, reason: 'cooling', until: standing.until }
      : { ok: false, reason: 'valid-pass', until: standing.until };

  const seed = randomBytes(12).toString('hex');
  const pool = await drawPool(facts.bankId, 'LIVE');
  const met = await questionsMet(sql, actor.accountId, 'OFFICIAL', PAPERS_REMEMBERED);
  const assembled = assemblePaper(policy.settings, pool, seed, met);
  if (!assembled.ok) return { ok: false, reason: 'pool-short' };

  const startedAt = facts.now.getTime();
  const attempt: NewAttempt = {
    id: newId(),
    kind: 'OFFICIAL',
    rootId: facts.rootId,
    sessionId,
    accountId: actor.accountId,
    cadreId: actor.cadreId,
    organizationId: facts.organizationId ?? '',
    policyVersionId: facts.policyVersionId,
    occasion: facts.occasion,
    ordinal: standing.ordinal,
    seed,
    paper: assembled.paper,
    startedAt: facts.now,
    deadlineAt: new Date(
      deadlineOf(startedAt, policy.settings.minutes, {
        closesAt: facts.closesAt.getTime(),
        overrunMinutes: policy.settings.overrunMinutes,
      }),
    ),
    writerToken: device.key,
    writerLabel: device.label,
  };
  const started = await inSqlTransaction(async (tx) => {
    if (!(await insertAttempt(tx, attempt))) return false;
    await audit(tx, actor, {
      action: 'attempt.start',
      subjectType: 'attempt',
      subjectId: attempt.id,
      organizationId: attempt.organizationId,
      detail: { sessionId, ordinal: attempt.ordinal },
    });
    return true;
  });
  if (started) return { ok: true, attemptId: attempt.id, resumed: false };
  // Somebody was faster: the same person in another window. What they started is what this one gets.
  const again = await startFacts(sql, sessionId, person);
  return (again && earlyRefusal(again)) ?? { ok: false, reason: 'closed' };
}

/** What can be said without policy and history; an own running sitting is no refusal but the way back to it. */
function earlyRefusal(facts: StartFacts): Start | null {
  if (facts.attemptId)
    return facts.attemptId === facts.runningId
      ? { ok: true, attemptId: facts.attemptId, resumed: true }
      : { ok: false, reason: 'already-sat', attemptId: facts.attemptId };
  if (facts.registrationStatus !== 'REGISTERED') return { ok: false, reason: 'not-registered' };
  if (!mayTakeStep(facts.status, 'sit'))
    return { ok: false, reason: facts.status === 'DRAFT' ? 'not-open-yet' : 'closed' };
  if (facts.now < facts.opensAt) return { ok: false, reason: 'not-open-yet' };
  if (facts.now >= facts.closesAt) return { ok: false, reason: 'closed' };
  if (facts.runningId) return { ok: false, reason: 'other-running', attemptId: facts.runningId };
  return facts.unmarkedId ? { ok: false, reason: 'being-marked' } : null;
}
