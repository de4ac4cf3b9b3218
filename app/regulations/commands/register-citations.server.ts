import type { Sql } from '~/platform/db.ts';
import { replaceCitations, type Citer } from '../data/citation-rows.ts';

/** What may enter itself in the register. Questions cite by the clause text in their version and need no entry. */
export type CiterType = 'lesson' | 'case' | 'course';

/**
 * Enters what cites which clauses, so that a document's page can lead there and a change of a clause can find them.
 * Replaces the earlier entries of the same citers. To be called in the transaction that publishes them.
 */
export const registerCitations = async (tx: Sql, citerType: CiterType, citers: readonly Citer[]): Promise<void> =>
  replaceCitations(tx, citerType, citers);
