import type { Sql } from '~/platform/db.ts';
import { deleteReliances, insertReliances, type Reliant } from '../data/reliance-rows.ts';

/**
 * Notes that something is granted on the strength of these entries, so that they are not taken back behind it. To be
 * called in the transaction of the grant.
 *
 * @returns false when one of them has been reversed: then the grant no longer has what it rests on
 */
export async function relyOnCredits(tx: Sql, reliant: Reliant, entryIds: readonly string[]): Promise<boolean> {
  if ((await insertReliances(tx, reliant, entryIds)) === entryIds.length) return true;
  // The caller refuses and its transaction may still be kept: nothing rests on the others either.
  await deleteReliances(tx, reliant);
  return false;
}

/** What was granted is ended: nothing rests on the entries any more. */
export async function releaseCredits(tx: Sql, reliant: Reliant): Promise<void> {
  await deleteReliances(tx, reliant);
}
