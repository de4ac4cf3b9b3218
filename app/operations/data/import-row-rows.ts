import type { Sql } from '~/platform/db.ts';
import type { CellValue } from '../rules/cell-values.ts';
import type { Corrections, Fields, RowAction, RowCandidate, RowDecision, RowFault } from '../rules/import-template.ts';
import type { JudgedRow } from '../rules/judged-row.ts';

export type RowStatus = 'PENDING' | 'VALID' | 'ERROR' | 'AMBIGUOUS' | 'SKIPPED' | 'APPLIED' | 'UNDONE';

export type StoredRow = {
  rowNumber: number;
  raw: CellValue[];
  parsed: Fields | null;
  status: RowStatus;
  errors: RowFault[] | null;
  candidates: { reason: string; mayCreate: boolean; list: RowCandidate[] } | null;
  decision: RowDecision | null;
  corrections: Corrections | null;
  action: RowAction | null;
  resultId: string | null;
  before: unknown;
};

export const ROW_COLUMNS = `row_number AS "rowNumber", raw, parsed, status::text AS status, errors, candidates, decision, corrections, action,
  result_id AS "resultId", before`;

/** Puts the rows of a sheet in place of any that were read before. */
export async function replaceRows(
  tx: Sql,
  batchId: string,
  rows: readonly { rowNumber: number; raw: CellValue[] }[],
): Promise<void> {
  await tx.query(`DELETE FROM import_row WHERE batch_id = $1::uuid`, [batchId]);
  for (let at = 0; at < rows.length; at += 2_000)
    await tx.query(
      `INSERT INTO import_row (batch_id, row_number, raw)
       SELECT $1::uuid, r."rowNumber", r.raw FROM jsonb_to_recordset($2::jsonb) AS r("rowNumber" int, raw jsonb)`,
      [batchId, JSON.stringify(rows.slice(at, at + 2_000))],
    );
}

/** All rows of a batch as they stand in the sheet, with what a person corrected and decided about them. */
export const rawRows = (sql: Sql, batchId: string) =>
  sql.query<Pick<StoredRow, 'rowNumber' | 'raw' | 'corrections' | 'decision'>>(
    `SELECT row_number AS "rowNumber", raw, corrections, decision FROM import_row WHERE batch_id = $1::uuid ORDER BY row_number`,
    [batchId],
  );

export async function saveJudged(tx: Sql, batchId: string, rows: readonly JudgedRow[]): Promise<void> {
  await tx.query(
    `UPDATE import_row t SET status = r.status::import_row_status, parsed = r.parsed, errors = r.errors, candidates = r.candidates,
       action = r.action, rank = r.rank
     FROM jsonb_to_recordset($2::jsonb) AS r("rowNumber" int, status text, parsed jsonb, errors jsonb, candidates jsonb, action text, rank int)
     WHERE t.batch_id = $1::uuid AND t.row_number = r."rowNumber" AND t.status NOT IN ('APPLIED', 'UNDONE')
       AND (t.status::text, t.parsed, t.errors, t.candidates, t.action, t.rank)
         IS DISTINCT FROM (r.status, r.parsed, r.errors, r.candidates, r.action, r.rank)`,
    [batchId, JSON.stringify(rows)],
  );
}

/** Rows that may be written, all of the lowest rank that is left; held until the end of the transaction. */
export const nextToApply = (tx: Sql, batchId: string, most: number): Promise<StoredRow[]> =>
  tx.query<StoredRow>(
    `SELECT ${ROW_COLUMNS} FROM import_row WHERE batch_id = $1::uuid AND status = 'VALID'
       AND rank = (SELECT min(rank) FROM import_row WHERE batch_id = $1::uuid AND status = 'VALID')
     ORDER BY row_number LIMIT $2::int FOR UPDATE`,
    [batchId, most],
  );

/** Rows that were written and not yet looked at by an undo, the last first. */
export const nextToUndo = (tx: Sql, batchId: string, most: number): Promise<StoredRow[]> =>
  tx.query<StoredRow>(
    `SELECT ${ROW_COLUMNS} FROM import_row WHERE batch_id = $1::uuid AND status = 'APPLIED' AND errors IS NULL
       AND rank = (SELECT max(rank) FROM import_row WHERE batch_id = $1::uuid AND status = 'APPLIED' AND errors IS NULL)
     ORDER BY row_number DESC LIMIT $2::int FOR UPDATE`,
    [batchId, most],
  );

export type Outcome = {
  rowNumber: number;
  status: RowStatus;
  errors: readonly RowFault[] | null;
  resultId?: string | null;
  before?: unknown;
};

export async function saveOutcomes(tx: Sql, batchId: string, rows: readonly Outcome[]): Promise<void> {
  await tx.query(
    `UPDATE import_row t SET status = r.status::import_row_status, errors = r.errors,
       result_id = coalesce(r."resultId", t.result_id), before = coalesce(r.before, t.before)
     FROM jsonb_to_recordset($2::jsonb) AS r("rowNumber" int, status text, errors jsonb, "resultId" uuid, before jsonb)
     WHERE t.batch_id = $1::uuid AND t.row_number = r."rowNumber"`,
    [batchId, JSON.stringify(rows)],
  );
}

/** What earlier rows of the batch became, by row number. */
export async function resultsOf(tx: Sql, batchId: string, rowNumbers: readonly number[]): Promise<Map<number, string>> {
  const rows = await tx.query<{ rowNumber: number; resultId: string }>(
    `SELECT row_number AS "rowNumber", result_id AS "resultId" FROM import_row
     WHERE batch_id = $1::uuid AND row_number = ANY($2::int[]) AND status = 'APPLIED'`,
    [batchId, rowNumbers],
  );
  return new Map(rows.map((row) => [row.rowNumber, row.resultId]));
}

/** Takes a person's decision for a row that waits for one, or that was decided before. @returns whether there was one */
export async function saveDecision(
  tx: Sql,
  batchId: string,
  rowNumber: number,
  decision: RowDecision,
  status: RowStatus,
  action: RowAction | null,
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE import_row SET decision = $3::jsonb, status = $4::import_row_status, action = $5
     WHERE batch_id = $1::uuid AND row_number = $2::int AND candidates IS NOT NULL AND status IN ('AMBIGUOUS', 'VALID', 'SKIPPED') RETURNING 1`,
    [batchId, rowNumber, JSON.stringify(decision), status, action],
  );
  return rows.length > 0;
}

export async function findRow(sql: Sql, batchId: string, rowNumber: number): Promise<StoredRow | null> {
  const [row] = await sql.query<StoredRow>(
    `SELECT ${ROW_COLUMNS} FROM import_row WHERE batch_id = $1::uuid AND row_number = $2::int`,
    [batchId, rowNumber],
  );
  return row ?? null;
}

export type RowCount = { status: RowStatus; action: RowAction | null; n: number };

export const countRows = (sql: Sql, batchId: string): Promise<RowCount[]> =>
  sql.query<RowCount>(
    `SELECT status::text AS status, action, count(*)::int AS n FROM import_row WHERE batch_id = $1::uuid GROUP BY 1, 2`,
    [batchId],
  );

/** Rows of one status; with `codes` only those that have such a fault. */
export const rowsOfStatus = (
  sql: Sql,
  batchId: string,
  statuses: readonly RowStatus[],
  { codes = [], most, after = 0 }: { codes?: readonly string[]; most: number; after?: number },
): Promise<StoredRow[]> =>
  sql.query<StoredRow>(
    `SELECT ${ROW_COLUMNS} FROM import_row
     WHERE batch_id = $1::uuid AND status = ANY($2::text[]::import_row_status[]) AND row_number > $5::int
       AND (cardinality($3::text[]) = 0 OR EXISTS (SELECT 1 FROM jsonb_array_elements(errors) AS f WHERE f->>'code' = ANY($3::text[])))
     ORDER BY row_number LIMIT $4::int`,
    [batchId, statuses, codes, most, after],
  );

/** Rows about which a person has decided, the last first. */
export const decidedRows = (sql: Sql, batchId: string, most: number): Promise<StoredRow[]> =>
  sql.query<StoredRow>(
    `SELECT ${ROW_COLUMNS} FROM import_row WHERE batch_id = $1::uuid AND decision IS NOT NULL AND status IN ('VALID', 'SKIPPED')
     ORDER BY row_number DESC LIMIT $2::int`,
    [batchId, most],
  );

/** Posts that the rows to be written (or written) begin and end, as far as the kind says. */
export async function postEffects(sql: Sql, batchId: string): Promise<{ begins: number; ends: number }> {
  const [row] = await sql.query<{ begins: number; ends: number }>(
    `SELECT coalesce(sum((parsed->>'begins')::int), 0)::int AS begins, coalesce(sum((parsed->>'ends')::int), 0)::int AS ends
     FROM import_row WHERE batch_id = $1::uuid AND status IN ('VALID', 'APPLIED')`,
    [batchId],
  );
  return row ?? { begins: 0, ends: 0 };
}

/** How many rows have each fault, the most frequent first. */
export const countFaults = (sql: Sql, batchId: string): Promise<{ code: string; n: number }[]> =>
  sql.query<{ code: string; n: number }>(
    `SELECT f->>'code' AS code, count(DISTINCT row_number)::int AS n FROM import_row r, jsonb_array_elements(r.errors) AS f
     WHERE r.batch_id = $1::uuid AND r.status = 'ERROR' GROUP BY 1 ORDER BY 2 DESC, 1`,
    [batchId],
  );
