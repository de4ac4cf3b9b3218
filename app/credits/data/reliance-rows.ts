import type { Sql } from '~/platform/db.ts';

/** What was granted on the strength of hours. */
export type Reliant = { type: 'application'; id: string };

/** Notes which entries something rests on; what was reversed meanwhile is left out. @returns how many are noted */
export async function insertReliances(tx: Sql, reliant: Reliant, entryIds: readonly string[]): Promise<number> {
  // An entry that is being reversed is locked: this waits, and the next statement sees the reversal.
  await tx.query(`SELECT 1 FROM credit_entry WHERE id = ANY($1::uuid[]) ORDER BY id FOR SHARE`, [entryIds]);
  const rows = await tx.query(
    `INSERT INTO credit_reliance (entry_id, reliant_type, reliant_id)
     SELECT e.id, $2, $3::uuid FROM credit_entry e
     WHERE e.id = ANY($1::uuid[]) AND NOT EXISTS (SELECT 1 FROM credit_entry r WHERE r.reverses_id = e.id)
     RETURNING entry_id`,
    [entryIds, reliant.type, reliant.id],
  );
  return rows.length;
}

export const deleteReliances = (tx: Sql, reliant: Reliant): Promise<object[]> =>
  tx.query(`DELETE FROM credit_reliance WHERE reliant_type = $1 AND reliant_id = $2::uuid`, [reliant.type, reliant.id]);

/** Of these entries, those that something rests on. */
export const reliedOn = async (on: Sql, entryIds: readonly string[]): Promise<string[]> =>
  (
    await on.query<{ id: string }>(
      `SELECT DISTINCT entry_id::text AS id FROM credit_reliance WHERE entry_id = ANY($1::uuid[])`,
      [entryIds],
    )
  ).map((row) => row.id);
