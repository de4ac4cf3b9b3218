import type { Sql } from '~/platform/db.ts';

type Device = { key: string; label: string };

/** Hands the pen to another device; whoever held it writes under an older number from now on. */
export async function takeWriting(tx: Sql, attemptId: string, device: Device): Promise<void> {
  await tx.query(
    `UPDATE attempt SET writer_token = $2, writer_label = $3, writer_epoch = writer_epoch + 1
     WHERE id = $1::uuid AND status = 'RUNNING'`,
    [attemptId, device.key, device.label],
  );
}

/** Asks once; asking again from another device replaces the question. */
export async function askForMove(
  tx: Sql,
  move: { id: string; attemptId: string; accountId: string; device: Device },
): Promise<void> {
  await tx.query(
    `INSERT INTO attempt_move (id, attempt_id, requested_by, requested_label, requested_token, requested_at)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5, clock_timestamp())
     ON CONFLICT (attempt_id) WHERE status = 'PENDING'
       DO UPDATE SET requested_label = EXCLUDED.requested_label, requested_token = EXCLUDED.requested_token,
         requested_at = EXCLUDED.requested_at`,
    [move.id, move.attemptId, move.accountId, move.device.label, move.device.key],
  );
}

/** How the last request of a device stands. */
export async function moveState(
  db: Sql,
  attemptId: string,
  deviceKey: string,
): Promise<'PENDING' | 'APPROVED' | 'REFUSED' | null> {
  const rows = await db.query<{ status: 'PENDING' | 'APPROVED' | 'REFUSED' }>(
    `SELECT status FROM attempt_move WHERE attempt_id = $1::uuid AND requested_token = $2
     ORDER BY requested_at DESC, id DESC LIMIT 1`,
    [attemptId, deviceKey],
  );
  return rows[0]?.status ?? null;
}
