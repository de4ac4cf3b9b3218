import { authorisedScopes, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { countDue, listDue } from '../data/due-rows.ts';
import { placesAt } from '../data/place-rows.ts';
import { daysAfter } from '../rules/days-between.ts';
import { DUE_KINDS, type DueKind, type DueRow } from '../rules/overview-lists.ts';

export type DueListInput = {
  search: string;
  kind: string | null;
  /** how far ahead */
  days: number;
  within: string | null;
  sort: string;
  descending: boolean;
  limit: number;
  offset: number;
};

/** What of the actor's people ends within so many days, passes, exemptions, certificates and rotation plans, and what is overdue. */
export async function dueList(
  actor: Actor,
  day: string,
  input: DueListInput,
): Promise<{ rows: DueRow[]; total: number; overdue: number; people: number; withinName: string | null }> {
  const scopes = authorisedScopes(actor, 'overview.read');
  const { search, kind, days, within, ...page } = input;
  const kinds = DUE_KINDS.filter((one) => one === kind);
  const seen = within !== null && scopes.some((scope) => within.startsWith(scope));
  const [list, [place]] = await Promise.all([
    listDue(sqlRead, { scopes, within, kinds, search, from: day, to: daysAfter(day, days) }, page),
    seen ? placesAt(sqlRead, [within]) : [],
  ]);
  return { ...list, withinName: place?.name ?? null };
}

/** How many rows that list has of each kind. */
export async function dueCounts(actor: Actor, day: string, days: number): Promise<Record<DueKind, number>> {
  const scopes = authorisedScopes(actor, 'overview.read');
  const rows = await countDue(sqlRead, {
    scopes,
    within: null,
    kinds: [],
    search: '',
    from: day,
    to: daysAfter(day, days),
  });
  const of = (kind: DueKind): number => rows.find((row) => row.kind === kind)?.n ?? 0;
  return {
    PASS: of('PASS'),
    EXEMPTION: of('EXEMPTION'),
    CERTIFICATE: of('CERTIFICATE'),
    ROTATION: of('ROTATION'),
    OVERDUE: of('OVERDUE'),
  };
}
