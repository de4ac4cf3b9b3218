import type { Sql } from '~/platform/db.ts';
import type { Corrections, RowFault } from '../rules/import-template.ts';
import { ROW_COLUMNS, type StoredRow } from './import-row-rows.ts';

/** A correction of one row, as it is kept; judged anew unless a cell of it is still not understood. */
export type CorrectedRow = {
  rowNumber: number;
  corrections: Corrections;
  status: 'PENDING' | 'ERROR';
  errors: readonly RowFault[] | null;
};

export async function saveCorrections(tx: Sql, batchId: string, rows: readonly CorrectedRow[]): Promise<void> {
  await tx.query(
    `UPDATE import_row t SET corrections = r.corrections, status = r.status::import_row_status, errors = r.errors
     FROM jsonb_to_recordset($2::jsonb) AS r("rowNumber" int, corrections jsonb, status text, errors jsonb)
     WHERE t.batch_id = $1::uuid AND t.row_number = r."rowNumber" AND t.status = 'ERROR'`,
    [batchId, JSON.stringify(rows)],
  );
}

/** Rows with an error: those of the numbers, or those that have the same fault with the same value in a column. */
export const wrongRows = (
  tx: Sql,
  batchId: string,
  which: { rowNumbers: readonly number[] } | { column: string; value: string | number },
): Promise<StoredRow[]> =>
  'column' in which
    ? tx.query<StoredRow>(
        `SELECT ${ROW_COLUMNS} FROM import_row WHERE batch_id = $1::uuid AND status = 'ERROR'
           AND errors @> jsonb_build_array(jsonb_build_object('column', $2::text, 'params', jsonb_build_object('value', $3::jsonb)))
         ORDER BY row_number FOR UPDATE`,
        [batchId, which.column, JSON.stringify(which.value)],
      )
    : tx.query<StoredRow>(
        `SELECT ${ROW_COLUMNS} FROM import_row WHERE batch_id = $1::uuid AND status = 'ERROR' AND row_number = ANY($2::int[])
         ORDER BY row_number FOR UPDATE`,
        [batchId, which.rowNumbers],
      );

/** Wrong values that stand in several rows of one column, each with how many. */
export const alikeFaults = (sql: Sql, batchId: string): Promise<{ column: string; value: string; n: number }[]> =>
  sql.query<{ column: string; value: string; n: number }>(
    `SELECT f->>'column' AS "column", f->'params'->>'value' AS value, count(DISTINCT row_number)::int AS n
     FROM import_row r, jsonb_array_elements(r.errors) AS f
     WHERE r.batch_id = $1::uuid AND r.status = 'ERROR' AND f->>'column' IS NOT NULL AND f->'params' ? 'value'
     GROUP BY 1, 2 HAVING count(DISTINCT row_number) > 1`,
    [batchId],
  );
