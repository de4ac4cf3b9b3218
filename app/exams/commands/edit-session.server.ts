import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { inTransaction } from '~/platform/db.ts';
import { findSession, updateDraftSession, type SessionFields } from '../data/session-rows.ts';
import { mayTakeStep } from '../rules/session-life.ts';
import type { SessionRefusal } from '../rules/session-window.ts';
import { faultOf } from './create-session.server.ts';

/** Changes a draft. What has been published is known to people and stays: it is cancelled or ended, not rewritten. */
export async function editSession(
  actor: Actor,
  sessionId: string,
  fields: SessionFields,
): Promise<{ ok: true } | { ok: false; reason: SessionRefusal | 'not-draft' }> {
  return inTransaction(async (tx) => {
    const session = await findSession(tx, sessionId, true);
    if (!session) throw new NotFound('session');
    authorise(actor, 'sessions.write', session.path);
    if (!mayTakeStep(session.status, 'edit')) return { ok: false, reason: 'not-draft' };
    const fault = await faultOf(tx, session, fields);
    if (fault) return { ok: false, reason: fault };
    await updateDraftSession(tx, sessionId, fields);
    await audit(tx, actor, {
      action: 'session.edit',
      subjectType: 'exam_session',
      subjectId: sessionId,
      organizationId: session.organizationId,
      detail: { policyVersionId: fields.policyVersionId, bankId: fields.bankId },
    });
    return { ok: true };
  });
}
