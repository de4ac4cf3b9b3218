import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { notify } from '~/operations/commands/notify.server.ts';
import { audit } from '~/platform/audit.ts';
import { inTransaction } from '~/platform/db.ts';
import { assignedInvigilators, invigilatorsFor, replaceInvigilators } from '../data/invigilator-rows.ts';
import { findSession } from '../data/session-rows.ts';

/** Says who watches over a session, out of those who hold the role there; the newly assigned are told. */
export async function assignInvigilators(
  actor: Actor,
  sessionId: string,
  accountIds: readonly string[],
): Promise<{ ok: true; assigned: number } | { ok: false; reason: 'not-an-invigilator' | 'session-over' }> {
  return inTransaction(async (tx) => {
    const session = await findSession(tx, sessionId, true);
    if (!session) throw new NotFound('session');
    authorise(actor, 'sessions.write', session.path);
    if (session.status === 'ENDED' || session.status === 'CANCELLED') return { ok: false, reason: 'session-over' };
    const possible = new Set((await invigilatorsFor(tx, sessionId, session.path)).map(({ accountId }) => accountId));
    const chosen = [...new Set(accountIds)];
    if (chosen.some((id) => !possible.has(id))) return { ok: false, reason: 'not-an-invigilator' };
    const before = await assignedInvigilators(tx, sessionId);
    await replaceInvigilators(tx, sessionId, chosen);
    const params = { number: session.number, title: session.title, opensAt: session.opensAt.toISOString() };
    for (const id of chosen.filter((one) => !before.includes(one)))
      await notify(tx, id, 'session-invigilator', params, `/admin/sessions/${sessionId}/board`);
    await audit(tx, actor, {
      action: 'session.assign-invigilators',
      subjectType: 'exam_session',
      subjectId: sessionId,
      organizationId: session.organizationId,
      detail: { accountIds: chosen },
    });
    return { ok: true, assigned: chosen.length };
  });
}
