import type { Sql } from '~/platform/db.ts';
import { deleteReliances, insertReliances, type Reliant } from '../data/reliance-rows.ts';

/**
 * Notes that something is granted on the strength of these entries, so that they are not taken back behind it. To be
 * called in the transaction of the grant.
 *
 * @returns false when one of them has been reversed: then the grant no longer has what it rests on
 */
export const relyOnCredits = async (tx: Sql, reliant: Reliant, entryIds: readonly string[]): Promise<boolean> =>
  (await insertReliances(tx, reliant, entryIds)) === entryIds.length;

/** What was granted is ended: nothing rests on the entries any more. */
export async function releaseCredits(tx: Sql, reliant: Reliant): Promise<void> {
  await deleteReliances(tx, reliant);
}
