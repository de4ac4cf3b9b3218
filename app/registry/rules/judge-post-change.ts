import { nameKeyOf } from '~/operations/rules/cell-values.ts';
import type { Fields, RowFault } from '~/operations/rules/import-template.ts';
import type { Verdict } from '~/operations/rules/verdict.ts';
import { changePosts, type PostChangeWanted, type PostsChanged } from './change-posts.ts';
import { cadreCandidate, type KnownCadre } from './known-cadre.ts';
import type { MergedPost } from './merge-cadre-row.ts';
import { organizationLookup, type KnownOrganization } from './organization-lookup.ts';
import { partyPostOf } from './party-post.ts';
import type { ChangeType } from './registry-words.ts';

type Row = { readonly rowNumber: number; readonly fields: Fields };

/** A person as the rows above leave them. */
type Standing = { posts: readonly MergedPost[]; home: string; changes: number };

/**
 * Says of each row of a sheet of changes who is meant and whether the change is possible, after those above it. Call it
 * in the sheet's order.
 *
 * @param postsOf all posts of a person, past ones too
 */
export function postChangeJudge(
  organizations: readonly KnownOrganization[],
  cadres: readonly KnownCadre[],
  postsOf: (cadreId: string) => readonly MergedPost[],
  today: string,
): (row: Row) => Verdict {
  const find = organizationLookup(organizations);
  const within = new Set(organizations.map(({ id }) => id));
  const byNumber = new Map(cadres.flatMap((cadre) => (cadre.staffNumber ? [[cadre.staffNumber, cadre] as const] : [])));
  const standings = new Map<string, Standing>();

  return ({ rowNumber, fields }) => {
    const text = (key: string): string | null => (fields[key] ?? null) as string | null;
    const place = find(text('organizationCode'), text('organizationName'));
    const faults: RowFault[] = 'fault' in place ? [place.fault] : [];
    const on = text('effectiveOn') ?? '';
    if (on > today) faults.push({ column: 'effectiveOn', code: 'in-the-future', params: { value: on } });
    const post = partyPostOf(text('partyPost') ?? '');
    const who = whoIsMeant(fields);
    if ('fault' in who) faults.push(who.fault);
    if (!('found' in place) || !post || 'fault' in who || faults.length > 0) return { status: 'ERROR', faults };
    const complete: Fields = {
      ...fields,
      organizationId: place.found.id,
      organizationName: place.found.name,
      postType: post.postType,
      partyPost: post.title,
      title: post.title,
      employmentMode: post.partTime === null ? null : post.partTime ? 'PART_TIME' : 'FULL_TIME',
      cadreId: null,
    };
    if ('among' in who)
      return {
        status: 'AMBIGUOUS',
        reason: 'several-namesakes',
        candidates: who.among.map(cadreCandidate),
        mayCreate: false,
        fields: complete,
        // After whatever the certain rows do to one of them.
        rank: rowNumber,
      };
    const { cadre } = who;
    const before = standings.get(cadre.id) ?? {
      posts: postsOf(cadre.id),
      home: cadre.homeOrganizationId,
      changes: 0,
    };
    const changed = changePosts(before.posts, cadre.id, wantedIn(complete), `row-${rowNumber}`, (id) => within.has(id));
    if (!changed.ok) return { status: 'ERROR', faults: [faultOf(changed, post.title)] };
    if (changed.home && !within.has(before.home))
      return { status: 'ERROR', faults: [{ column: 'staffNumber', code: 'posts-elsewhere' }] };
    standings.set(cadre.id, {
      posts: withChanges(before.posts, changed.saved),
      home: changed.home ?? before.home,
      changes: before.changes + 1,
    });
    const nothing = changed.saved.length === 0 && (changed.home ?? before.home) === before.home;
    return {
      status: 'VALID',
      action: nothing ? 'none' : 'update',
      fields: {
        ...complete,
        cadreId: cadre.id,
        begins: changed.created.length,
        ends: changed.saved.filter(({ endedOn }) => endedOn !== null).length,
      },
      rank: before.changes,
    };
  };

  function whoIsMeant(fields: Fields): { cadre: KnownCadre } | { among: readonly KnownCadre[] } | { fault: RowFault } {
    const number = (fields['staffNumber'] ?? null) as string | null;
    const name = (fields['name'] ?? null) as string | null;
    const key = name === null ? null : nameKeyOf(name);
    if (number !== null) {
      const holder = byNumber.get(number);
      if (!holder) return fault('staffNumber', 'cadre-unknown', { value: number });
      if (!holder.visible) return fault('staffNumber', 'number-elsewhere', { value: number });
      if (key !== null && holder.nameKey !== key)
        return fault('name', 'name-not-of-number', { value: name ?? '', holder: holder.name });
      return { cadre: holder };
    }
    const among = cadres.filter((cadre) => cadre.visible && cadre.nameKey === key);
    const [only, ...more] = among;
    if (!only) return fault('name', 'cadre-unknown', { value: name ?? '' });
    return more.length === 0 ? { cadre: only } : { among };
  }
}

const fault = (column: string, code: string, params: Record<string, string | number>): { fault: RowFault } => ({
  fault: { column, code, params },
});

/** The posts with those that were changed or added in place. */
export const withChanges = <P extends MergedPost>(posts: readonly P[], saved: readonly P[]): P[] => [
  ...posts.filter((post) => !saved.some(({ id }) => id === post.id)),
  ...saved,
];

/** A judged row as the change that it asks for. */
export const wantedIn = (fields: Fields): PostChangeWanted => ({
  type: fields['changeType'] as ChangeType,
  organizationId: String(fields['organizationId']),
  postType: String(fields['postType']),
  title: String(fields['title']),
  employmentMode: (fields['employmentMode'] ?? null) as string | null,
  on: String(fields['effectiveOn']),
  documentNumber: (fields['documentNumber'] ?? null) as string | null,
});

/** A refused change as the fault of its row. */
export const faultOf = (refused: Extract<PostsChanged, { ok: false }>, title: string): RowFault => ({
  column: refused.column,
  code: refused.code,
  params: { value: title, ...(refused.since !== undefined && { since: refused.since }) },
});
