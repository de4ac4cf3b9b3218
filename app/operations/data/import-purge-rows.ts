import type { Sql } from '~/platform/db.ts';

/** Empties the rows of batches that are older than so many days; counts, states and fault codes stay. @returns how many */
export async function emptyOldRows(tx: Sql, days: number): Promise<number> {
  const rows = await tx.query(
    `UPDATE import_row r SET raw = '[]', parsed = NULL, candidates = NULL, corrections = NULL, before = NULL,
       errors = (SELECT jsonb_agg(f - 'params') FROM jsonb_array_elements(r.errors) AS f)
     FROM import_batch b
     WHERE b.id = r.batch_id AND r.raw <> '[]' AND b.status IN ('COMMITTED', 'UNDONE', 'FAILED', 'DISCARDED', 'READY', 'NEEDS_MAPPING')
       AND coalesce(b.committed_at, b.created_at) < clock_timestamp() - make_interval(days => $1::int) RETURNING 1`,
    [days],
  );
  return rows.length;
}

/** Batches that were never written and whose rows are gone cannot be written any more. */
export async function discardOldBatches(tx: Sql, days: number): Promise<void> {
  await tx.query(
    `UPDATE import_batch SET status = 'DISCARDED', headers = NULL
     WHERE status IN ('READY', 'NEEDS_MAPPING') AND created_at < clock_timestamp() - make_interval(days => $1::int)`,
    [days],
  );
}

/** The contents of old import files that no younger or other file shares. */
export const oldImportContents = (tx: Sql, days: number): Promise<{ sha256: string }[]> =>
  tx.query<{ sha256: string }>(
    `SELECT DISTINCT f.sha256 FROM stored_file f
     WHERE f.purpose = 'import' AND f.size > 0 AND f.created_at < clock_timestamp() - make_interval(days => $1::int)
       AND NOT EXISTS (SELECT 1 FROM stored_file other WHERE other.sha256 = f.sha256
         AND (other.purpose <> 'import' OR other.created_at >= clock_timestamp() - make_interval(days => $1::int)))
     LIMIT 100`,
    [days],
  );

/** Marks files as emptied. */
export async function markEmptied(tx: Sql, hashes: readonly string[]): Promise<void> {
  await tx.query(`UPDATE stored_file SET size = 0 WHERE purpose = 'import' AND sha256 = ANY($1::text[])`, [hashes]);
}
