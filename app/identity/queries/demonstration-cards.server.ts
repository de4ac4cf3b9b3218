import { env } from '~/platform/env.ts';
import { listDemonstrationCardRows, type DemonstrationCardRow } from '../data/demonstration-rows.ts';
import { ROLES } from '../rules/roles.ts';

const FRESH_MS = 30_000;
let known: { cards: readonly DemonstrationCardRow[]; readAt: number } | undefined;

/** The accounts that the sign-in page of a demonstration offers, one per role; empty where there is no demonstration. */
export async function demonstrationCards(at: Date): Promise<readonly DemonstrationCardRow[]> {
  if (!env.DEMONSTRATION) return [];
  if (!known || at.getTime() - known.readAt > FRESH_MS) {
    const rows = await listDemonstrationCardRows();
    const cards = rows.toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
    known = { cards, readAt: at.getTime() };
  }
  return known.cards;
}
