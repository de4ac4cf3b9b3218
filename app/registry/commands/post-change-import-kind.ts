import { holdTree } from '~/identity/commands/change-organization-tree.server.ts';
import type { Applied, ApplyRow, ImportContext, ImportKind } from '~/operations/commands/import-kind.ts';
import type { Transaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import {
  lockCadres,
  organizationsWithin,
  postsByCadre,
  savePosts,
  stateOf,
  updateCadres,
  type CadreState,
  type PostState,
} from '../data/cadre-import-rows.ts';
import { changePosts } from '../rules/change-posts.ts';
import { faultOf, postChangeJudge, wantedIn, withChanges } from '../rules/judge-post-change.ts';
import { postChangeTemplate } from '../rules/post-change-template.ts';
import type { CadreBefore } from './apply-cadre-rows.server.ts';
import { namedInSheet } from './named-in-sheet.server.ts';
import { undoCadreRows } from './undo-cadre-rows.server.ts';

/** 任职变动: who is meant, what begins and ends, and the way back. */
export const postChangeImportKind: ImportKind = {
  template: postChangeTemplate,
  async open(sql, context, rows) {
    const { organizations, cadres } = await namedInSheet(sql, context, rows);
    const posts = await postsByCadre(
      sql,
      cadres.map(({ id }) => id),
    );
    return postChangeJudge(organizations, cadres, (cadreId) => posts.get(cadreId) ?? [], context.today);
  },
  apply: applyPostChanges,
  undo: undoCadreRows,
};

/** Writes some hundred changes with a handful of statements, each on what those before it left. */
async function applyPostChanges(
  tx: Transaction,
  context: ImportContext,
  rows: readonly ApplyRow[],
): Promise<Applied[]> {
  // Nobody gets a post in an organization that is being taken away.
  await holdTree(tx, context.rootId);
  const ids = rows.flatMap((row) => targetOf(row) ?? []);
  const cadres = new Map<string, CadreState>(
    (await lockCadres(tx, context.rootId, { ids })).map((row) => [row.id, stateOf(row)]),
  );
  const posts = await postsByCadre(tx, [...cadres.keys()]);
  const within = new Set((await organizationsWithin(tx, context.path)).map(({ id }) => id));
  const changedCadres = new Map<string, CadreState>();
  const changedPosts = new Map<string, PostState>();
  const answers = rows.map((row): Applied => {
    const { rowNumber, fields } = row;
    const cadre = cadres.get(targetOf(row) ?? '');
    const stale = { rowNumber, refused: { column: 'staffNumber', code: 'changed-since-check' } };
    if (!cadre) return stale;
    const held = posts.get(cadre.id) ?? [];
    const change = changePosts(held, cadre.id, wantedIn(fields), newId(), (id) => within.has(id));
    if (!change.ok) return { rowNumber, refused: faultOf(change, String(fields['title'])) };
    if (!within.has(String(fields['organizationId'])) || (change.home && !within.has(cadre.homeOrganizationId)))
      return stale;
    const next: CadreState = {
      ...cadre,
      homeOrganizationId: change.home ?? cadre.homeOrganizationId,
      // A post that begins brings back who had left.
      status: change.left ? 'LEFT' : change.created.length > 0 ? 'ACTIVE' : cadre.status,
    };
    const touched =
      change.saved.length > 0 || next.homeOrganizationId !== cadre.homeOrganizationId || next.status !== cadre.status;
    const before: CadreBefore = {
      created: false,
      versionAfter: touched ? cadre.version + 1 : null,
      cadre: touched ? cadre : null,
      posts: held.filter((post) => change.saved.some(({ id }) => id === post.id)),
      postsCreated: [...change.created],
    };
    if (touched) {
      next.version = cadre.version + 1;
      cadres.set(cadre.id, next);
      changedCadres.set(cadre.id, next);
      posts.set(cadre.id, withChanges(held, change.saved));
      for (const post of change.saved) changedPosts.set(post.id, post);
    }
    return { rowNumber, resultId: cadre.id, before };
  });
  await updateCadres(tx, [...changedCadres.values()]);
  await savePosts(tx, [...changedPosts.values()]);
  return answers;
}

const targetOf = ({ decision, fields }: ApplyRow): string | undefined =>
  decision?.choice === 'existing' ? decision.id : ((fields['cadreId'] as string | null) ?? undefined);
