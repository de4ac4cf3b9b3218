import { NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { inTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { sessionOfAttempt } from '../data/attempt-counts.ts';
import { insertIncidents } from '../data/attempt-control.ts';
import { invigilatedSession } from './invigilated-session.server.ts';

/** Writes down what an invigilator saw at a sitting. It decides nothing: what follows from it is a person's decision. */
export async function noteIncident(
  actor: Actor,
  attemptId: string,
  note: string,
): Promise<{ ok: true } | { ok: false; reason: 'note-missing' }> {
  return inTransaction(async (tx) => {
    const sessionId = await sessionOfAttempt(tx, attemptId);
    if (!sessionId) throw new NotFound('attempt');
    const session = await invigilatedSession(tx, actor, sessionId);
    if (!note.trim()) return { ok: false, reason: 'note-missing' };
    const id = newId();
    await insertIncidents(tx, [
      {
        id,
        attemptId,
        kind: 'note',
        detail: { note: note.trim().slice(0, 1000), by: actor.displayName },
        by: actor.accountId,
      },
    ]);
    await audit(tx, actor, {
      action: 'attempt.note-incident',
      subjectType: 'attempt',
      subjectId: attemptId,
      organizationId: session.organizationId,
      detail: { incidentId: id },
    });
    return { ok: true };
  });
}
