import { audit, type AuditActor } from '~/platform/audit.ts';
import type { Sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { insertReversals, lockEntriesOf } from '../data/credit-rows.ts';
import { reliedOn } from '../data/reliance-rows.ts';

export type ReverseCreditsResult =
  | { ok: true; reversed: number }
  /** something final rests on the hours of these people */
  | { ok: false; reason: 'hours-relied-on'; cadreIds: string[] };

/**
 * Takes back what a source has given, in the caller's transaction: each entry gets a reversing one beside it, and the
 * source may give again (`recordCredits`). Refused as a whole where somebody was granted something on the strength of it.
 */
export async function reverseCredits(
  tx: Sql,
  actor: AuditActor,
  source: { type: string; id: string },
): Promise<ReverseCreditsResult> {
  const entries = await lockEntriesOf(tx, source);
  const relied = new Set(
    await reliedOn(
      tx,
      entries.map(({ id }) => id),
    ),
  );
  if (relied.size > 0)
    return {
      ok: false,
      reason: 'hours-relied-on',
      cadreIds: entries.filter(({ id }) => relied.has(id)).map(({ cadreId }) => cadreId),
    };
  await insertReversals(
    tx,
    entries.map(({ id }) => ({ id: newId(), reversesId: id })),
  );
  if (entries.length > 0)
    await audit(tx, actor, {
      action: 'credits.reverse',
      subjectType: source.type,
      subjectId: source.id,
      detail: { entries: entries.length },
    });
  return { ok: true, reversed: entries.length };
}
