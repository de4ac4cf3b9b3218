import type { Database, Sql } from '~/platform/db.ts';
import type { BatchHeaders, ImportStatus } from '../rules/import-batch.ts';

export type BatchRow = {
  id: string;
  kind: string;
  organizationId: string;
  organizationName: string;
  path: string;
  rootId: string;
  demonstration: boolean;
  fileId: string;
  fileName: string;
  /** whether the file itself is still kept */
  fileKept: boolean;
  status: ImportStatus;
  sheetName: string | null;
  headerRow: number | null;
  mapping: Record<string, number> | null;
  headers: BatchHeaders | null;
  totalRows: number;
  checkedRows: number;
  appliedRows: number;
  phaseStartedAt: Date | null;
  phaseEndedAt: Date | null;
  failure: string | null;
  createdBy: string;
  createdByName: string;
  createdAt: Date;
  committedAt: Date | null;
  undoneAt: Date | null;
};

const SELECT = `SELECT b.id, b.kind, b.organization_id AS "organizationId", o.name AS "organizationName", o.path, o.root_id AS "rootId",
    root.demonstration, b.file_id AS "fileId", f.name AS "fileName", f.size > 0 AS "fileKept", b.status::text AS status, b.sheet_name AS "sheetName",
    b.header_row AS "headerRow", b.mapping, b.headers, b.total_rows AS "totalRows", b.checked_rows AS "checkedRows",
    b.applied_rows AS "appliedRows", b.phase_started_at AS "phaseStartedAt", b.phase_ended_at AS "phaseEndedAt", b.failure,
    b.created_by AS "createdBy", a.display_name AS "createdByName", b.created_at AS "createdAt",
    b.committed_at AS "committedAt", b.undone_at AS "undoneAt"
  FROM import_batch b JOIN organization o ON o.id = b.organization_id JOIN organization root ON root.id = o.root_id
  JOIN stored_file f ON f.id = b.file_id JOIN account a ON a.id = b.created_by`;

/** @param id may come from an address: what is no id finds nothing */
export async function findBatch(sql: Sql, id: string): Promise<BatchRow | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  const [row] = await sql.query<BatchRow>(`${SELECT} WHERE b.id = $1::uuid`, [id]);
  return row ?? null;
}

export type BatchFilter = {
  scopes: readonly { kind: string; path: string }[];
  search: string;
  kind: string | null;
  states: readonly ImportStatus[];
};

const ORDERS: Record<string, string> = {
  createdAt: 'b.created_at',
  fileName: 'f.name COLLATE "zh-x-icu"',
  totalRows: 'b.total_rows',
};

const LISTED = `WHERE EXISTS (SELECT 1 FROM jsonb_to_recordset($1::jsonb) AS s(kind text, path text) WHERE b.kind = s.kind AND o.path LIKE s.path || '%')
  AND ($2 = '' OR f.name ILIKE $2 OR a.display_name ILIKE $2 OR o.name ILIKE $2) AND ($3::text IS NULL OR b.kind = $3)
  AND b.status = ANY($4::text[]::import_status[])`;

/** One page of the batches of the given kinds for organizations inside the subtrees, and how many there are. */
export async function listBatches(
  sql: Sql,
  { scopes, search, kind, states }: BatchFilter,
  page: { sort: string; descending: boolean; limit: number; offset: number },
): Promise<{ rows: (BatchRow & { waitingRows: number })[]; total: number }> {
  const like = search === '' ? '' : `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const values = [JSON.stringify(scopes), like, kind, states];
  const direction = page.descending ? 'DESC' : 'ASC';
  const [rows, [counted]] = await Promise.all([
    sql.query<BatchRow & { waitingRows: number }>(
      `SELECT listed.*, (SELECT count(*)::int FROM import_row r WHERE r.batch_id = listed.id AND r.status IN ('ERROR', 'AMBIGUOUS')) AS "waitingRows"
       FROM (${SELECT} ${LISTED} ORDER BY ${ORDERS[page.sort] ?? 'b.created_at'} ${direction}, b.id ${direction} LIMIT $5::int OFFSET $6::int) AS listed`,
      [...values, page.limit, page.offset],
    ),
    sql.query<{ n: number }>(`SELECT count(*)::int AS n FROM (${SELECT} ${LISTED}) AS listed`, values),
  ]);
  return { rows, total: counted?.n ?? 0 };
}

export async function insertBatch(
  tx: Sql,
  row: {
    id: string;
    kind: string;
    organizationId: string;
    fileId: string;
    /** the sheet that somebody asked for; the one that fits best where there is none */
    sheetName?: string;
    createdBy: string;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO import_batch (id, kind, organization_id, file_id, sheet_name, created_by, phase_started_at)
     VALUES ($1::uuid, $2, $3::uuid, $4::uuid, $5, $6::uuid, clock_timestamp())`,
    [row.id, row.kind, row.organizationId, row.fileId, row.sheetName ?? null, row.createdBy],
  );
}

/** Holds the batch until the end of the transaction. @returns its status now */
export async function lockBatch(tx: Sql, id: string): Promise<ImportStatus | null> {
  const [row] = await tx.query<{ status: ImportStatus }>(
    `SELECT status::text AS status FROM import_batch WHERE id = $1::uuid FOR UPDATE`,
    [id],
  );
  return row?.status ?? null;
}

/**
 * Holds the batch until the end of the transaction, if it is still in the phase that was seen: a sheet that was read
 * anew meanwhile begins a phase of its own, and what was worked out for the one before must not be written into it.
 */
export async function lockPhase(tx: Sql, { id, status, phaseStartedAt }: BatchRow): Promise<boolean> {
  const rows = await tx.query(
    `SELECT 1 FROM import_batch WHERE id = $1::uuid AND status = $2::import_status
       AND phase_started_at IS NOT DISTINCT FROM $3::timestamptz FOR UPDATE`,
    [id, status, phaseStartedAt],
  );
  return rows.length > 0;
}

/** Moves a batch on, if it is still where it is thought to be. @returns whether this call moved it */
export async function moveBatch(
  tx: Sql,
  id: string,
  from: readonly ImportStatus[],
  to: ImportStatus,
  failure: string | null = null,
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE import_batch SET status = $3::import_status, failure = $4,
       checked_rows = CASE WHEN $3 = 'CHECKING' THEN 0 ELSE checked_rows END,
       phase_started_at = CASE WHEN $3 IN ('CHECKING', 'COMMITTING', 'UNDOING') THEN clock_timestamp() ELSE phase_started_at END,
       phase_ended_at = CASE WHEN $3 IN ('READY', 'COMMITTED', 'UNDONE', 'FAILED') THEN clock_timestamp() END,
       committed_at = CASE WHEN $3 = 'COMMITTED' THEN clock_timestamp() ELSE committed_at END,
       undone_at = CASE WHEN $3 = 'UNDONE' THEN clock_timestamp() ELSE undone_at END
     WHERE id = $1::uuid AND status = ANY($2::text[]::import_status[]) RETURNING 1`,
    [id, from, to, failure],
  );
  return rows.length > 0;
}

export async function saveHeading(
  tx: Sql,
  id: string,
  found: {
    sheetName: string;
    headerRow: number;
    mapping: Record<string, number>;
    headers: BatchHeaders;
    totalRows: number;
  },
): Promise<void> {
  await tx.query(
    `UPDATE import_batch SET sheet_name = $2, header_row = $3::int, mapping = $4::jsonb, headers = $5::jsonb, total_rows = $6::int,
       checked_rows = 0 WHERE id = $1::uuid`,
    [
      id,
      found.sheetName,
      found.headerRow,
      JSON.stringify(found.mapping),
      JSON.stringify(found.headers),
      found.totalRows,
    ],
  );
}

/** What was seen of a file of which nothing was read. */
export async function saveHeaders(tx: Sql, id: string, headers: BatchHeaders): Promise<void> {
  await tx.query(`UPDATE import_batch SET headers = $2::jsonb WHERE id = $1::uuid`, [id, JSON.stringify(headers)]);
}

export async function saveMapping(tx: Sql, id: string, mapping: Record<string, number>): Promise<void> {
  await tx.query(`UPDATE import_batch SET mapping = $2::jsonb WHERE id = $1::uuid`, [id, JSON.stringify(mapping)]);
}

export async function saveProgress(tx: Sql, id: string, done: { checked?: number; applied?: number }): Promise<void> {
  await tx.query(
    `UPDATE import_batch SET checked_rows = coalesce($2::int, checked_rows), applied_rows = coalesce($3::int, applied_rows)
     WHERE id = $1::uuid`,
    [id, done.checked ?? null, done.applied ?? null],
  );
}

export async function rememberMapping(
  tx: Sql,
  row: { id: string; organizationId: string; kind: string; signature: string; mapping: Record<string, number> },
): Promise<void> {
  await tx.query(
    `INSERT INTO import_mapping (id, organization_id, kind, header_signature, mapping, updated_at)
     VALUES ($1::uuid, $2::uuid, $3, $4, $5::jsonb, clock_timestamp())
     ON CONFLICT (organization_id, kind, header_signature) DO UPDATE SET mapping = excluded.mapping, updated_at = excluded.updated_at`,
    [row.id, row.organizationId, row.kind, row.signature, JSON.stringify(row.mapping)],
  );
}

export async function rememberedMapping(
  on: Database,
  organizationId: string,
  kind: string,
  signature: string,
): Promise<Record<string, number> | null> {
  const row = await on.prisma.importMapping.findUnique({
    where: { organizationId_kind_headerSignature: { organizationId, kind, headerSignature: signature } },
    select: { mapping: true },
  });
  return (row?.mapping as Record<string, number> | undefined) ?? null;
}

/** Stands in place of the signature of a whole heading: what single headings mean, whatever stands beside them. */
const SINGLE_HEADINGS = 'single-headings';

export async function rememberHeadings(
  tx: Sql,
  row: { id: string; organizationId: string; kind: string; headings: Record<string, string> },
): Promise<void> {
  await tx.query(
    `INSERT INTO import_mapping AS known (id, organization_id, kind, header_signature, mapping, updated_at)
     VALUES ($1::uuid, $2::uuid, $3, $4, $5::jsonb, clock_timestamp())
     ON CONFLICT (organization_id, kind, header_signature)
       DO UPDATE SET mapping = known.mapping || excluded.mapping, updated_at = excluded.updated_at`,
    [row.id, row.organizationId, row.kind, SINGLE_HEADINGS, JSON.stringify(row.headings)],
  );
}

/** @returns heading → key of the column, or empty where it was not to be imported */
export async function rememberedHeadings(
  sql: Sql,
  organizationId: string,
  kind: string,
): Promise<Record<string, string>> {
  const [row] = await sql.query<{ mapping: Record<string, string> }>(
    `SELECT mapping FROM import_mapping WHERE organization_id = $1::uuid AND kind = $2 AND header_signature = $3`,
    [organizationId, kind, SINGLE_HEADINGS],
  );
  return row?.mapping ?? {};
}

/** Tells the planner of what an import has put into its tables. */
export const refreshStatistics = (sql: Sql): Promise<unknown> => sql.query(`SELECT refresh_statistics()::text AS done`);
