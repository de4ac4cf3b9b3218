import type { Sql } from '~/platform/db.ts';
import type { ImportStatus } from '../rules/import-batch.ts';

export type SheetBatch = { id: string; sheetName: string | null; status: ImportStatus };

/** The imports that read a sheet of one uploaded file, the oldest first. */
export const batchesOfFile = (sql: Sql, fileId: string): Promise<SheetBatch[]> =>
  sql.query<SheetBatch>(
    `SELECT id, sheet_name AS "sheetName", status::text AS status FROM import_batch WHERE file_id = $1::uuid ORDER BY created_at, id`,
    [fileId],
  );

/** Whether a person has corrected a cell of the batch or answered who a row means. */
export async function hasWork(sql: Sql, batchId: string): Promise<boolean> {
  const rows = await sql.query(
    `SELECT 1 FROM import_row WHERE batch_id = $1::uuid AND (corrections IS NOT NULL OR decision IS NOT NULL) LIMIT 1`,
    [batchId],
  );
  return rows.length > 0;
}

/** Empties an unwritten batch and has it read that sheet. The caller holds the batch. */
export async function askForSheet(tx: Sql, batchId: string, sheetName: string): Promise<void> {
  await tx.query(
    `UPDATE import_batch SET status = 'UPLOADED', sheet_name = $2, header_row = NULL, mapping = NULL, headers = NULL, failure = NULL,
       total_rows = 0, checked_rows = 0, phase_started_at = clock_timestamp(), phase_ended_at = NULL WHERE id = $1::uuid`,
    [batchId, sheetName],
  );
  await tx.query(`DELETE FROM import_row WHERE batch_id = $1::uuid`, [batchId]);
}
