import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead, type Sql } from '~/platform/db.ts';
import { findBatch, type BatchRow } from '../data/import-batch-rows.ts';
import type { ImportTemplate } from '../rules/import-template.ts';

export type FindTemplate = (kind: string) => ImportTemplate | null;

/**
 * A batch for somebody who may import its kind where it was imported.
 *
 * @throws {NotFound} @throws {Forbidden}
 */
export async function importFor(
  actor: Actor,
  batchId: string,
  templateOf: FindTemplate,
  sql: Sql = sqlRead,
): Promise<{ batch: BatchRow; template: ImportTemplate }> {
  const batch = /^[0-9a-f-]{36}$/.test(batchId) ? await findBatch(sql, batchId) : null;
  const template = batch && templateOf(batch.kind);
  if (!batch || !template) throw new NotFound('import');
  authorise(actor, template.permission, batch.path);
  return { batch, template };
}
