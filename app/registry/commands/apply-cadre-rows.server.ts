import { holdTree } from '~/identity/commands/change-organization-tree.server.ts';
import type { Applied, ApplyRow, ImportContext } from '~/operations/commands/import-kind.ts';
import { nameKeyOf } from '~/operations/rules/cell-values.ts';
import type { Fields } from '~/operations/rules/import-template.ts';
import type { Transaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import {
  insertCadres,
  lockCadres,
  organizationsWithin,
  postsByCadre,
  savePosts,
  stateOf,
  touchedByBatch,
  updateCadres,
  type CadreState,
  type PostState,
} from '../data/cadre-import-rows.ts';
import { lockNewcomers } from '../data/newcomer-rows.ts';
import { mergePost } from '../rules/merge-cadre-row.ts';
import { sealedPhone } from '../data/cadre-phone.ts';
import { appearedSinceCheck } from './appeared-since-check.server.ts';

/** What `undo` needs of one line. */
export type CadreBefore = {
  created: boolean;
  /** the version this line left behind; null when it changed nothing */
  versionAfter: number | null;
  /** the person before the line, posts that it changed, and those it added */
  cadre: CadreState | null;
  posts: PostState[];
  postsCreated: string[];
};

const TAKEN = [
  'sex',
  'birthMonth',
  'joinedPartyMonth',
  'education',
  'administrativePost',
  'rankLevel',
  'identityCategory',
] as const;

/** Writes some hundred lines of a roster with a handful of statements. */
export async function applyCadreRows(
  tx: Transaction,
  context: ImportContext,
  rows: readonly ApplyRow[],
): Promise<Applied[]> {
  await lockNewcomers(tx, context.rootId);
  // Nobody is put into an organization that is being taken away.
  await holdTree(tx, context.rootId);
  const within = new Set((await organizationsWithin(tx, context.path)).map(({ id }) => id));
  const named = rows.flatMap((row) => targetOf(row) ?? []);
  const numbers = rows.flatMap(({ fields }) =>
    typeof fields['staffNumber'] === 'string' ? [fields['staffNumber']] : [],
  );
  const locked = await lockCadres(tx, context.rootId, { ids: named, numbers });
  const ours = await touchedByBatch(
    tx,
    context.batchId,
    locked.map(({ id }) => id),
  );
  const byId = new Map<string, CadreState>(locked.map((row) => [row.id, stateOf(row)]));
  const byNumber = new Map(
    [...byId.values()].flatMap((cadre) => (cadre.staffNumber ? [[cadre.staffNumber, cadre.id] as const] : [])),
  );
  const posts = await postsByCadre(tx, [...byId.keys()]);
  const appeared = await appearedSinceCheck(
    tx,
    context,
    rows.filter((row) => targetOf(row) === undefined),
  );

  const added = new Map<string, CadreState>();
  const changed = new Map<string, CadreState>();
  const savedPosts = new Map<string, PostState>();
  const answers: Applied[] = [];

  for (const row of rows) {
    const { fields, rowNumber } = row;
    const number = (fields['staffNumber'] ?? null) as string | null;
    const holder = number ? byNumber.get(number) : undefined;
    const target = targetOf(row) ?? (holder && (ours.has(holder) || added.has(holder)) ? holder : undefined);
    if (row.decision?.choice === 'same-row' && !row.sameAs) {
      answers.push({ rowNumber, refused: { column: null, code: 'other-row-missing' } });
      continue;
    }
    // Since the check the organization ended, moved or was removed.
    if (!within.has(String(fields['organizationId']))) {
      answers.push({ rowNumber, refused: { column: 'organizationCode', code: 'changed-since-check' } });
      continue;
    }
    // Since the check somebody else took the number, or the person is gone.
    if ((holder && holder !== target) || (target && !byId.has(target) && !added.has(target))) {
      answers.push({ rowNumber, refused: { column: 'staffNumber', code: 'changed-since-check' } });
      continue;
    }
    // Since the check somebody came in who may be the same person.
    if (!target && appeared.has(rowNumber)) {
      answers.push({ rowNumber, refused: { column: 'name', code: 'changed-since-check' } });
      continue;
    }
    const found = target ? (added.get(target) ?? changed.get(target) ?? byId.get(target)) : undefined;
    const cadre = found ? merged(found, row) : newCadre(fields);
    const held = posts.get(cadre.id) ?? [];
    const change = mergePost(held, cadre.id, fields, newId());
    const touched = !found || change.saved.length > 0 || differs(found, cadre);
    if (touched && found) cadre.version = found.version + 1;
    const before: CadreBefore = {
      created: !found,
      versionAfter: touched ? cadre.version : null,
      cadre: touched ? (found ?? null) : null,
      posts: held.filter((post) => change.saved.some((saved) => saved.id === post.id)),
      postsCreated: [...change.created],
    };
    posts.set(cadre.id, [
      ...held.filter((post) => !change.saved.some((saved) => saved.id === post.id)),
      ...change.saved,
    ]);
    for (const post of change.saved) savedPosts.set(post.id, post);
    if (!found || added.has(cadre.id)) added.set(cadre.id, cadre);
    else if (touched) changed.set(cadre.id, cadre);
    if (number) byNumber.set(number, cadre.id);
    answers.push({ rowNumber, resultId: cadre.id, before });
  }
  await insertCadres(tx, context.rootId, [...added.values()]);
  await updateCadres(tx, [...changed.values()]);
  await savePosts(tx, [...savedPosts.values()]);
  return answers;
}

const targetOf = (row: ApplyRow): string | undefined => {
  if (row.decision?.choice === 'existing') return row.decision.id;
  if (row.sameAs) return row.sameAs;
  return row.decision?.choice === 'new' ? undefined : ((row.fields['cadreId'] as string | null) ?? undefined);
};

function newCadre(fields: Fields): CadreState {
  const id = newId();
  const text = (key: string): string | null => (fields[key] ?? null) as string | null;
  const phone = text('phone');
  return {
    id,
    staffNumber: text('staffNumber'),
    name: text('name') ?? '',
    nameKey: nameKeyOf(text('name') ?? ''),
    sex: text('sex'),
    birthMonth: text('birthMonth'),
    homeOrganizationId: text('organizationId') ?? '',
    joinedPartyMonth: text('joinedPartyMonth'),
    education: text('education'),
    administrativePost: text('administrativePost'),
    rankLevel: text('rankLevel'),
    identityCategory: text('identityCategory'),
    ...(phone ? sealedPhone(id, phone) : { phoneCipher: null, phoneBlind: null }),
    status: 'ACTIVE',
    version: 1,
  };
}

/**
 * The person with what the line says; an empty cell takes nothing away. The name changes only where somebody said that
 * the bearer of this number is meant although the names differ.
 */
function merged(cadre: CadreState, { fields, decision }: ApplyRow): CadreState {
  const next: CadreState = { ...cadre, status: 'ACTIVE' };
  const name = String(fields['name'] ?? '');
  if (decision?.choice === 'existing' && nameKeyOf(name) !== cadre.nameKey)
    Object.assign(next, { name, nameKey: nameKeyOf(name) });
  for (const key of TAKEN) if (typeof fields[key] === 'string') next[key] = fields[key];
  if (typeof fields['staffNumber'] === 'string' && !cadre.staffNumber) next.staffNumber = fields['staffNumber'];
  if (typeof fields['phone'] === 'string') {
    const sealed = sealedPhone(cadre.id, fields['phone']);
    if (sealed.phoneBlind !== cadre.phoneBlind) Object.assign(next, sealed);
  }
  return next;
}

const differs = (a: CadreState, b: CadreState): boolean =>
  (Object.keys(a) as (keyof CadreState)[]).some((key) => key !== 'version' && a[key] !== b[key]);
