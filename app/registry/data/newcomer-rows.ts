import type { RowCandidate } from '~/operations/rules/import-template.ts';
import type { Sql } from '~/platform/db.ts';

/** Lets one transaction at a time add people to an authority, so that each sees whom the other added. */
export const lockNewcomers = (tx: Sql, rootId: string): Promise<unknown> =>
  tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('cadre-newcomers:' || $1, 0))::text AS locked`, [rootId]);

/** Whom the person who decided about these rows was shown: row number → ids. */
export async function candidatesShown(
  tx: Sql,
  batchId: string,
  rowNumbers: readonly number[],
): Promise<Map<number, ReadonlySet<string>>> {
  const rows = await tx.query<{ rowNumber: number; candidates: { list: RowCandidate[] } }>(
    `SELECT row_number AS "rowNumber", candidates FROM import_row
     WHERE batch_id = $1::uuid AND row_number = ANY($2::int[]) AND candidates IS NOT NULL`,
    [batchId, rowNumbers],
  );
  return new Map(
    rows.map(({ rowNumber, candidates }) => [
      rowNumber,
      new Set(candidates.list.flatMap(({ id }) => (id === null ? [] : [id]))),
    ]),
  );
}
