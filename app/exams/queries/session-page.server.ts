import { can, NotFound, scopesOf, touches, type Actor } from '~/identity/rules/actor.ts';
import { now } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { assignedInvigilators, invigilatorsFor } from '../data/invigilator-rows.ts';
import { findPolicy, policyVersions } from '../data/policy-rows.ts';
import { sessionCounts } from '../data/session-counts.ts';
import { findSession, livePool, topicTitles, type SessionRow } from '../data/session-rows.ts';
import { mayInvigilate } from '../rules/may-invigilate.ts';
import { paperShape } from '../rules/policy-settings.ts';
import { mayTakeStep, registrationOpen } from '../rules/session-life.ts';
import { sessionPhase, type SessionPhase } from '../rules/session-phase.ts';
import { sessionReadiness } from '../rules/session-readiness.ts';
import { sessionVisibleTo } from '../rules/session-visibility.ts';

/** The session with where it stands by the clock. @throws {NotFound} where the actor may not know of it */
export async function visibleSession(
  actor: Actor,
  sessionId: string,
): Promise<SessionRow & { phase: SessionPhase; mayRegister: boolean; mayWatch: boolean; officer: boolean }> {
  const session = await findSession(sqlRead, sessionId);
  if (!session || !sessionVisibleTo(actor, session)) throw new NotFound('session');
  const at = now().getTime();
  const times = {
    status: session.status,
    opensAt: session.opensAt.getTime(),
    closesAt: session.closesAt.getTime(),
    registrationClosesAt: session.registrationClosesAt?.getTime() ?? null,
  };
  return {
    ...session,
    phase: sessionPhase(times, at),
    officer: can(actor, 'sessions.write', session.path),
    mayRegister:
      scopesOf(actor, 'sessions.register').length > 0 &&
      registrationOpen(session.status, times.registrationClosesAt, at),
    mayWatch:
      can(actor, 'sessions.read', session.path) ||
      mayInvigilate(actor, session.path, await assignedInvigilators(sqlRead, sessionId)),
  };
}

/** Subtrees whose people of a session the actor may see. */
export const peopleScopes = (actor: Actor): string[] => [
  ...scopesOf(actor, 'sessions.read'),
  ...scopesOf(actor, 'sessions.register'),
];

/** A session's own page: what it is, whether it can be held, who is on it, and what the actor may do next. */
export async function sessionPage(actor: Actor, sessionId: string) {
  const session = await visibleSession(actor, sessionId);
  const reader = can(actor, 'sessions.read', session.path);
  const [[version], counts, pool, topics, invigilators] = await Promise.all([
    policyVersions(sqlRead, { ids: [session.policyVersionId] }),
    sessionCounts(sqlRead, sessionId, peopleScopes(actor)),
    livePool(sqlRead, session.bankId),
    topicTitles(sqlRead),
    invigilatorsFor(sqlRead, sessionId, session.path),
  ]);
  const policy = version && (await findPolicy(sqlRead, version.policyId));
  if (!version || !policy) throw new Error(`session ${sessionId} has lost its policy`);
  const { blueprint, retakes, minutes, passMark } = version.settings;
  const shape = paperShape(version.settings);
  return {
    session,
    reader,
    policy: {
      id: policy.id,
      code: policy.code,
      title: policy.title,
      titleEn: policy.titleEn,
      number: version.number,
      minutes,
      passMark,
      questions: shape.questions,
      points: shape.points,
      /** whether the actor may read all of its rules */
      open: touches(scopesOf(actor, 'policies.read'), policy.path),
    },
    counts,
    readiness: reader ? { ...sessionReadiness(blueprint, pool, retakes), topics } : null,
    invigilators: reader ? invigilators : [],
    may: {
      edit: session.officer && mayTakeStep(session.status, 'edit'),
      publish: session.officer && mayTakeStep(session.status, 'publish'),
      close: session.officer && mayTakeStep(session.status, 'close-registration'),
      cancel: session.officer && mayTakeStep(session.status, 'cancel') && counts.running + counts.handedIn === 0,
      // A session whose end was interrupted is ended once more: it finishes what was left.
      end:
        session.officer && (mayTakeStep(session.status, 'end') || (session.status === 'ENDED' && counts.running > 0)),
      assign: session.officer && session.status !== 'ENDED' && session.status !== 'CANCELLED',
    },
  };
}
