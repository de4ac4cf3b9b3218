import type { Sql } from '~/platform/db.ts';
import { addLostSeconds } from '../data/outage-rows.ts';

/**
 * Moves the deadline of everybody who was sitting when an outage began by what it took. Part of the officer's decision;
 * call it once, in the transaction that takes the decision from `PENDING`.
 *
 * @returns how many sittings got their minutes back
 */
export const giveBack = async (tx: Sql, outageId: string): Promise<number> =>
  (await addLostSeconds(tx, outageId)).length;
