import type { Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { findBatch, lockBatch } from '../data/import-batch-rows.ts';
import { findRow, saveDecision } from '../data/import-row-rows.ts';
import type { RowDecision } from '../rules/import-template.ts';
import { permittedImport, type FindTemplate } from '../rules/permitted-import.ts';

/** Takes a person's answer to who an ambiguous row means: one of those offered, somebody new, or nobody for now. */
export async function decideImportRow(
  actor: Actor,
  batchId: string,
  rowNumber: number,
  decision: RowDecision,
  templateOf: FindTemplate,
): Promise<{ ok: true } | { ok: false; reason: 'not-now' | 'not-offered' }> {
  const { batch } = permittedImport(actor, await findBatch(sql, batchId), templateOf);
  return inSqlTransaction(async (tx) => {
    if ((await lockBatch(tx, batch.id)) !== 'READY') return { ok: false, reason: 'not-now' };
    const row = await findRow(tx, batch.id, rowNumber);
    const offered = row?.candidates;
    if (!offered) return { ok: false, reason: 'not-offered' };
    const fits =
      decision.choice === 'skip' ||
      (decision.choice === 'new' && offered.mayCreate) ||
      (decision.choice === 'existing' && offered.list.some((candidate) => candidate.id === decision.id)) ||
      (decision.choice === 'same-row' &&
        offered.list.some((candidate) => candidate.id === null && candidate.rowNumber === decision.rowNumber));
    if (!fits) return { ok: false, reason: 'not-offered' };
    const status = decision.choice === 'skip' ? 'SKIPPED' : 'VALID';
    const action = decision.choice === 'skip' ? null : decision.choice === 'new' ? 'create' : 'update';
    if (!(await saveDecision(tx, batch.id, rowNumber, decision, status, action)))
      return { ok: false, reason: 'not-now' };
    await audit(tx, actor, {
      action: 'import.decide',
      subjectType: 'import_batch',
      subjectId: batch.id,
      organizationId: batch.organizationId,
      detail: { rowNumber, choice: decision.choice, ...(decision.choice === 'existing' && { id: decision.id }) },
    });
    return { ok: true };
  });
}
