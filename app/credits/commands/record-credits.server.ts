import { audit, type AuditActor } from '~/platform/audit.ts';
import type { Sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { insertCredits, type NewCreditEntry } from '../data/credit-rows.ts';

/**
 * Enters hours in the ledger, in the caller's transaction. Raw minutes and days stand beside the hours, so that they can
 * be converted again when a rule changes. Repeating it changes nothing.
 *
 * @returns how many entries are new
 */
export async function recordCredits(
  tx: Sql,
  actor: AuditActor,
  entries: readonly Omit<NewCreditEntry, 'id'>[],
): Promise<number> {
  const added = await insertCredits(
    tx,
    entries.map((entry) => ({ ...entry, id: newId() })),
  );
  const [first] = entries;
  if (added > 0 && first)
    await audit(tx, actor, {
      action: 'credits.record',
      subjectType: first.sourceType,
      subjectId: first.sourceId,
      detail: { entries: added },
    });
  return added;
}
