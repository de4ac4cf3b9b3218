import type { Sql } from '~/platform/db.ts';

/** Remembers to tell a person of a result once it may be seen. */
export async function insertResultNotice(
  tx: Sql,
  notice: { attemptId: string; sessionId: string; dueAt: Date },
): Promise<void> {
  await tx.query(
    `INSERT INTO result_notice (attempt_id, session_id, due_at) VALUES ($1::uuid, $2::uuid, $3::timestamptz)
     ON CONFLICT (attempt_id) DO UPDATE SET due_at = EXCLUDED.due_at`,
    [notice.attemptId, notice.sessionId, notice.dueAt],
  );
}

/** Looks at the results of a session now: it was ended before its time. */
export async function hastenResultNotices(tx: Sql, sessionId: string): Promise<void> {
  await tx.query(`UPDATE result_notice SET due_at = least(due_at, clock_timestamp()) WHERE session_id = $1::uuid`, [
    sessionId,
  ]);
}

/** Takes those that are due. @returns attempt ids, gone from the table with the transaction */
export async function takeDueResultNotices(tx: Sql, most: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `DELETE FROM result_notice WHERE attempt_id IN (
       SELECT attempt_id FROM result_notice WHERE due_at <= clock_timestamp() ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED)
     RETURNING attempt_id::text AS id`,
    [most],
  );
  return rows.map(({ id }) => id);
}
