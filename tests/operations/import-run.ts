import type { Actor } from '~/identity/rules/actor.ts';
import { importTemplate } from '~/http/import-templates.ts';
import { moveImport } from '~/operations/commands/move-import.server.ts';
import { runImportCheck } from '~/operations/commands/run-import-check.server.ts';
import { runImportCommit } from '~/operations/commands/run-import-commit.server.ts';
import { runImportUndo } from '~/operations/commands/run-import-undo.server.ts';
import { uploadImport } from '~/operations/commands/upload-import.server.ts';
import { sql } from '~/platform/db.ts';
import type { WrittenCell } from '~/platform/compose-workbook.ts';
import { writeWorkbook } from '~/platform/write-workbook.ts';
import { importKinds } from '~workers/import-kinds.ts';

export type RowSeen = {
  row: number;
  status: string;
  action: string | null;
  errors: { column: string | null; code: string; params?: Record<string, unknown> }[] | null;
  candidates: { reason: string; list: { id: string | null; rowNumber?: number; title: string }[] } | null;
  resultId: string | null;
};

/** Uploads rows as a workbook and lets the worker check them. @returns the batch */
export async function upload(
  actor: Actor,
  kind: string,
  organizationId: string,
  rows: readonly (readonly WrittenCell[])[],
): Promise<string> {
  const bytes = await writeWorkbook([{ name: '数据', rows }]);
  return uploadBytes(actor, kind, organizationId, bytes);
}

export async function uploadBytes(
  actor: Actor,
  kind: string,
  organizationId: string,
  bytes: Uint8Array,
): Promise<string> {
  const template = importTemplate(kind);
  if (!template) throw new Error(`no template ${kind}`);
  const uploaded = await uploadImport(actor, template, { organizationId, name: '名册.xlsx', mediaType: 'x', bytes });
  if (!uploaded.ok) throw new Error(uploaded.reason);
  await runImportCheck(uploaded.batchId, importKinds);
  return uploaded.batchId;
}

export async function commit(actor: Actor, batchId: string): Promise<void> {
  const moved = await moveImport(actor, batchId, 'commit', importTemplate);
  if (!moved.ok) throw new Error(moved.reason);
  await runImportCommit(batchId, importKinds);
}

export async function undo(actor: Actor, batchId: string): Promise<void> {
  const moved = await moveImport(actor, batchId, 'undo', importTemplate);
  if (!moved.ok) throw new Error(moved.reason);
  await runImportUndo(batchId, importKinds);
}

export const statusOf = async (batchId: string) =>
  (
    await sql.query<{ status: string; failure: string | null; total: number; checked: number; applied: number }>(
      `SELECT status::text AS status, failure, total_rows AS total, checked_rows AS checked, applied_rows AS applied
       FROM import_batch WHERE id = $1`,
      [batchId],
    )
  )[0];

export const rowsOf = (batchId: string): Promise<RowSeen[]> =>
  sql.query<RowSeen>(
    `SELECT row_number AS row, status::text AS status, action, errors, candidates, result_id AS "resultId"
     FROM import_row WHERE batch_id = $1 ORDER BY row_number`,
    [batchId],
  );
