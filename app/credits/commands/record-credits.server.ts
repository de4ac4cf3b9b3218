import { audit, type AuditActor } from '~/platform/audit.ts';
import type { Sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { insertCredits, insertReversals, type NewCreditEntry } from '../data/credit-rows.ts';

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

/** Reverses what a source gave, to everybody or to the people named. */
export async function reverseCredits(
  tx: Sql,
  actor: AuditActor,
  source: { type: string; id: string; cadreIds?: readonly string[] },
): Promise<number> {
  const reversed = await insertReversals(tx, source.type, source.id, source.cadreIds ?? null);
  if (reversed > 0)
    await audit(tx, actor, {
      action: 'credits.reverse',
      subjectType: source.type,
      subjectId: source.id,
      detail: { entries: reversed },
    });
  return reversed;
}
