import type { Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { requestJob } from '~/platform/outbox.ts';
import { findBatch, moveBatch, rememberHeadings, rememberMapping, saveMapping } from '../data/import-batch-rows.ts';
import { checkImport } from '../jobs/import-jobs.ts';
import { headingKey, unsureColumns } from '../rules/find-heading.ts';
import { permittedImport, type FindTemplate } from '../rules/permitted-import.ts';

/**
 * Takes a person's word for which column is which, remembers it for the next sheet with the same headings, and has the
 * rows judged (again).
 *
 * @param mapping pairs of column key and index of the sheet's column
 */
export async function mapImport(
  actor: Actor,
  batchId: string,
  mapping: readonly (readonly [key: string, index: number])[],
  templateOf: FindTemplate,
): Promise<
  { ok: true } | { ok: false; reason: 'not-now' | 'column-twice' } | { ok: false; reason: 'missing'; keys: string[] }
> {
  const { batch, template } = permittedImport(actor, await findBatch(sql, batchId), templateOf);
  const width = batch.headers?.labels.length ?? 0;
  const known = Object.fromEntries(
    mapping.filter(
      ([key, index]) => template.columns.some((column) => column.key === key) && index >= 0 && index < width,
    ),
  );
  const keys = mapping.map(([key]) => key);
  if (new Set(Object.values(known)).size < keys.length || new Set(keys).size < keys.length)
    return { ok: false, reason: 'column-twice' };
  const missing = unsureColumns(template, { mapping: known, recognised: {} });
  if (missing.length > 0) return { ok: false, reason: 'missing', keys: missing };
  return inSqlTransaction(async (tx) => {
    if (!(await moveBatch(tx, batch.id, ['NEEDS_MAPPING', 'READY'], 'CHECKING')))
      return { ok: false, reason: 'not-now' };
    await saveMapping(tx, batch.id, known);
    await rememberMapping(tx, {
      id: newId(),
      organizationId: batch.organizationId,
      kind: batch.kind,
      signature: batch.headers?.signature ?? '',
      mapping: known,
    });
    await rememberHeadings(tx, {
      id: newId(),
      organizationId: batch.organizationId,
      kind: batch.kind,
      headings: headingsOf(batch.headers?.labels ?? [], known),
    });
    await audit(tx, actor, {
      action: 'import.map',
      subjectType: 'import_batch',
      subjectId: batch.id,
      organizationId: batch.organizationId,
      detail: { columns: Object.keys(known) },
    });
    await requestJob(tx, checkImport, { batchId: batch.id });
    return { ok: true };
  });
}

/** Each heading with the column that it means, or empty where it is not imported; of equal headings the first one. */
function headingsOf(labels: readonly string[], mapping: Readonly<Record<string, number>>): Record<string, string> {
  const keys = new Map(Object.entries(mapping).map(([key, index]) => [index, key]));
  const headings: Record<string, string> = {};
  for (const [index, label] of labels.entries()) {
    const name = headingKey(label);
    if (name) headings[name] ??= keys.get(index) ?? '';
  }
  return headings;
}
