import type { Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now } from '~/platform/clock.ts';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { requestJob, type Job } from '~/platform/outbox.ts';
import { findBatch, moveBatch } from '../data/import-batch-rows.ts';
import { commitImport, undoImport } from '../jobs/import-jobs.ts';
import { canStillUndo, type ImportStatus } from '../rules/import-batch.ts';
import { permittedImport, type FindTemplate } from '../rules/permitted-import.ts';

type Move = { from: readonly ImportStatus[]; to: ImportStatus; job: Job<{ batchId: string }> | null };

const MOVES = {
  commit: { from: ['READY'], to: 'COMMITTING', job: commitImport },
  undo: { from: ['COMMITTED'], to: 'UNDOING', job: undoImport },
  discard: { from: ['UPLOADED', 'NEEDS_MAPPING', 'CHECKING', 'READY', 'FAILED'], to: 'DISCARDED', job: null },
} as const satisfies Record<string, Move>;

/**
 * What a person can do with a whole batch: have it written, have it taken back, or put it away unwritten. The worker
 * does the first two; asked twice, the second time is refused. Until it is written it can be put away at any moment, while
 * it is read and judged as well.
 */
export async function moveImport(
  actor: Actor,
  batchId: string,
  move: keyof typeof MOVES,
  templateOf: FindTemplate,
): Promise<{ ok: true } | { ok: false; reason: 'not-now' | 'too-late' }> {
  const { batch } = permittedImport(actor, await findBatch(sql, batchId), templateOf);
  if (move === 'undo' && batch.committedAt && !canStillUndo(batch.committedAt, now()))
    return { ok: false, reason: 'too-late' };
  const { from, to, job } = MOVES[move];
  return inSqlTransaction(async (tx) => {
    if (!(await moveBatch(tx, batch.id, from, to))) return { ok: false, reason: 'not-now' };
    await audit(tx, actor, {
      action: `import.${move}`,
      subjectType: 'import_batch',
      subjectId: batch.id,
      organizationId: batch.organizationId,
      detail: { kind: batch.kind },
    });
    if (job) await requestJob(tx, job, { batchId: batch.id });
    return { ok: true };
  });
}
