import type { Sql } from '~/platform/db.ts';
import { isId } from '~/platform/id.ts';

/** Stops the clock of running sittings of a session. @returns the attempts that were stopped by this call */
export async function pauseAttempts(tx: Sql, sessionId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `UPDATE attempt SET paused_at = now()
     WHERE session_id = $1::uuid AND id = ANY($2::uuid[]) AND status = 'RUNNING' AND paused_at IS NULL AND deadline_at > now()
     RETURNING id`,
    [sessionId, [...ids]],
  );
  return rows.map(({ id }) => id);
}

/** Starts the clock again and gives back the time it stood. */
export async function resumeAttempts(tx: Sql, sessionId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `UPDATE attempt SET deadline_at = deadline_at + (now() - paused_at),
       extra_seconds = extra_seconds + ceil(extract(epoch FROM now() - paused_at))::int, paused_at = NULL
     WHERE session_id = $1::uuid AND id = ANY($2::uuid[]) AND status = 'RUNNING' AND paused_at IS NOT NULL
     RETURNING id`,
    [sessionId, [...ids]],
  );
  return rows.map(({ id }) => id);
}

/** Gives running sittings more time. One whose time ran out while nobody had handed it in gets it from now on. */
export async function extendAttempts(
  tx: Sql,
  sessionId: string,
  ids: readonly string[],
  seconds: number,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `UPDATE attempt SET deadline_at = greatest(deadline_at, coalesce(paused_at, now())) + make_interval(secs => $3::int),
       extra_seconds = extra_seconds + $3::int
     WHERE session_id = $1::uuid AND id = ANY($2::uuid[]) AND status = 'RUNNING'
     RETURNING id`,
    [sessionId, [...ids], seconds],
  );
  return rows.map(({ id }) => id);
}

export type IncidentRow = {
  id: string;
  attemptId: string;
  kind: string;
  detail: Record<string, unknown> | null;
  by: string;
};

export async function insertIncidents(tx: Sql, incidents: readonly IncidentRow[]): Promise<void> {
  await tx.query(
    `INSERT INTO attempt_incident (id, attempt_id, kind, detail, reported_by, at)
     SELECT (value ->> 'id')::uuid, (value ->> 'attemptId')::uuid, value ->> 'kind', value -> 'detail', (value ->> 'by')::uuid, clock_timestamp()
     FROM jsonb_array_elements($1::jsonb)`,
    [JSON.stringify(incidents)],
  );
}

/** Running sittings of a session. */
export async function runningAttempts(db: Sql, sessionId: string): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `SELECT id FROM attempt WHERE session_id = $1::uuid AND kind = 'OFFICIAL' AND status = 'RUNNING' ORDER BY id`,
    [sessionId],
  );
  return rows.map(({ id }) => id);
}

export type Move = {
  id: string;
  attemptId: string;
  sessionId: string;
  accountId: string;
  requestedLabel: string;
};

/** A request to go on at another device, decided or not. */
export async function findMove(tx: Sql, moveId: string): Promise<Move | null> {
  if (!isId(moveId)) return null;
  const [row] = await tx.query<Move>(
    `SELECT m.id, m.attempt_id AS "attemptId", a.session_id AS "sessionId", a.account_id AS "accountId", m.requested_label AS "requestedLabel"
     FROM attempt_move m JOIN attempt a ON a.id = m.attempt_id
     WHERE m.id = $1::uuid AND a.session_id IS NOT NULL FOR UPDATE OF m`,
    [moveId],
  );
  return row ?? null;
}

/** Decides a request to go on at another device; an approval hands the pen over, so that the older device is refused. */
export async function decideMove(tx: Sql, moveId: string, approved: boolean, by: string): Promise<boolean> {
  const rows = await tx.query<{ id: string }>(
    `UPDATE attempt_move SET status = $2, decided_by = $3::uuid, decided_at = now()
     WHERE id = $1::uuid AND status = 'PENDING' RETURNING id`,
    [moveId, approved ? 'APPROVED' : 'REFUSED', by],
  );
  if (rows.length === 0) return false;
  if (approved)
    await tx.query(
      `UPDATE attempt SET writer_token = m.requested_token, writer_epoch = writer_epoch + 1, writer_label = m.requested_label
       FROM attempt_move m WHERE m.id = $1::uuid AND attempt.id = m.attempt_id AND attempt.status = 'RUNNING'`,
      [moveId],
    );
  return true;
}
