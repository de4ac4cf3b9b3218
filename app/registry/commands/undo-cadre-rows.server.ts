import type { ImportContext, Undone, UndoRow } from '~/operations/commands/import-kind.ts';
import type { Transaction } from '~/platform/db.ts';
import {
  cadresInUse,
  deleteCadres,
  deletePosts,
  lockCadres,
  savePosts,
  stateOf,
  updateCadres,
  type CadreState,
  type PostState,
} from '../data/cadre-import-rows.ts';
import type { CadreBefore } from './apply-cadre-rows.server.ts';

/**
 * Takes lines back, the last first. A person whose version is not the one this batch left was changed since and stays;
 * so does somebody new who has an account, a certificate or a credit by now.
 */
export async function undoCadreRows(
  tx: Transaction,
  context: ImportContext,
  rows: readonly UndoRow[],
): Promise<Undone[]> {
  const ids = [...new Set(rows.map(({ resultId }) => resultId))];
  const locked = await lockCadres(tx, context.rootId, { ids });
  const accounts = new Set(locked.filter(({ accountId }) => accountId).map(({ id }) => id));
  const state = new Map<string, CadreState>(locked.map((row) => [row.id, stateOf(row)]));
  const created = rows.filter(({ before }) => (before as CadreBefore).created).map(({ resultId }) => resultId);
  const inUse = await cadresInUse(tx, created);
  const gone = new Set<string>();
  const restored = new Map<string, CadreState>();
  const posts = new Map<string, PostState>();
  const removedPosts: string[] = [];
  const answers: Undone[] = [];

  for (const { rowNumber, resultId, before: stored } of rows) {
    const before = stored as CadreBefore;
    if (before.versionAfter === null) {
      answers.push({ rowNumber });
      continue;
    }
    const cadre = state.get(resultId);
    if (!cadre || cadre.version !== before.versionAfter) {
      answers.push({ rowNumber, kept: { column: null, code: 'changed-since' } });
      continue;
    }
    if (before.created && (inUse.has(resultId) || accounts.has(resultId))) {
      answers.push({ rowNumber, kept: { column: null, code: 'in-use' } });
      continue;
    }
    removedPosts.push(...before.postsCreated);
    if (before.created) {
      gone.add(resultId);
      state.delete(resultId);
    } else if (before.cadre) {
      state.set(resultId, before.cadre);
      restored.set(resultId, before.cadre);
    }
    for (const post of before.posts) posts.set(post.id, post);
    answers.push({ rowNumber });
  }
  await deletePosts(tx, removedPosts);
  await savePosts(
    tx,
    [...posts.values()].filter((post) => !gone.has(post.cadreId) && !removedPosts.includes(post.id)),
  );
  await updateCadres(
    tx,
    [...restored.values()].filter(({ id }) => !gone.has(id)),
  );
  await deleteCadres(tx, [...gone]);
  return answers;
}
