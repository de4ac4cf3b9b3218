import type { Sql } from '~/platform/db.ts';
import { isId } from '~/platform/id.ts';

/** Sittings that were begun in a session, void ones left out. */
export async function countSittings(db: Sql, sessionId: string): Promise<number> {
  const [row] = await db.query<{ sittings: number }>(
    `SELECT count(*)::int AS sittings FROM attempt WHERE session_id = $1::uuid AND kind = 'OFFICIAL' AND status <> 'VOID'`,
    [sessionId],
  );
  return row?.sittings ?? 0;
}

/** Whether this person's sitting of the session was begun. */
export async function hasSitting(db: Sql, sessionId: string, cadreId: string): Promise<boolean> {
  const rows = await db.query(
    `SELECT 1 AS found FROM attempt
     WHERE session_id = $1::uuid AND cadre_id = $2::uuid AND kind = 'OFFICIAL' AND status <> 'VOID' LIMIT 1`,
    [sessionId, cadreId],
  );
  return rows.length > 0;
}

/** The person's own sitting of a session, void ones left out. */
export async function ownSitting(db: Sql, sessionId: string, accountId: string): Promise<string | null> {
  const [row] = await db.query<{ id: string }>(
    `SELECT id::text FROM attempt
     WHERE session_id = $1::uuid AND account_id = $2::uuid AND kind = 'OFFICIAL' AND status <> 'VOID' LIMIT 1`,
    [sessionId, accountId],
  );
  return row?.id ?? null;
}

/** The session of a sitting, or null for practice and for what is not there. */
export async function sessionOfAttempt(db: Sql, attemptId: string): Promise<string | null> {
  if (!isId(attemptId)) return null;
  const [row] = await db.query<{ sessionId: string | null }>(
    `SELECT session_id AS "sessionId" FROM attempt WHERE id = $1::uuid`,
    [attemptId],
  );
  return row?.sessionId ?? null;
}
