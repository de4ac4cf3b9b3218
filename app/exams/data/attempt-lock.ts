import type { Sql } from '~/platform/db.ts';

/**
 * A save takes the lock of its sitting shared, a hand-in exclusive, each as the first statement of its transaction: an
 * answer that was acknowledged is then always seen by the statement that freezes the sheet, because every later
 * statement of the transaction has a snapshot taken after the lock.
 */
const key = `hashtextextended(id, 20261123)`;

/** @param attemptIds sorted, so that two batches take their locks in one order */
export async function lockForSaving(tx: Sql, attemptIds: readonly string[]): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock_shared(${key})::text FROM unnest($1::text[]) AS id`, [attemptIds]);
}

export async function lockForHandIn(tx: Sql, attemptId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(${key})::text FROM (SELECT $1::text AS id) AS one`, [attemptId]);
}
