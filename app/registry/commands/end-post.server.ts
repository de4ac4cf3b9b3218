import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { today } from '~/platform/clock.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { endPosts, findCadre, lockCadre, setCadreStatus, shownPosts, touchCadre } from '../data/cadre-page-rows.ts';
import { requireWith } from '../rules/cadre-scope.ts';

/** Ends a post on a day, by a document if there is one; it stays in the history. */
export async function endPost(
  actor: Actor,
  cadreId: string,
  postId: string,
  { endedOn, documentNumber }: { endedOn: string; documentNumber: string | null },
): Promise<{ ok: true } | { ok: false; reason: 'not-held' | 'before-start' | 'in-the-future' }> {
  return inSqlTransaction(async (tx) => {
    const cadre = await findCadre(tx, cadreId);
    if (!cadre) throw new NotFound('cadre');
    await lockCadre(tx, cadre.id);
    const posts = await shownPosts(tx, cadre.id, today());
    requireWith(actor, 'registry.read', { homePath: cadre.homePath, posts });
    const post = posts.find(({ id }) => id === postId);
    if (!post) throw new NotFound('post');
    authorise(actor, 'registry.write', post.path);
    if (post.endedOn) return { ok: false, reason: 'not-held' };
    if (endedOn < post.startedOn) return { ok: false, reason: 'before-start' };
    if (endedOn > today()) return { ok: false, reason: 'in-the-future' };
    await endPosts(tx, { cadreId: cadre.id, postId }, endedOn, documentNumber);
    await touchCadre(tx, cadre.id);
    await audit(tx, actor, {
      action: 'post.end',
      subjectType: 'cadre',
      subjectId: cadre.id,
      organizationId: post.organizationId,
      detail: { post: postId, endedOn },
    });
    return { ok: true };
  });
}

/** Ends all present posts today and marks the person as left; nothing is removed. */
export async function markCadreLeft(
  actor: Actor,
  cadreId: string,
): Promise<{ ok: true } | { ok: false; reason: 'already-left' }> {
  return inSqlTransaction(async (tx) => {
    const cadre = await findCadre(tx, cadreId);
    if (!cadre) throw new NotFound('cadre');
    await lockCadre(tx, cadre.id);
    requireWith(actor, 'registry.write', { homePath: cadre.homePath, posts: await shownPosts(tx, cadre.id, today()) });
    authorise(actor, 'registry.write', cadre.homePath);
    if (cadre.left) return { ok: false, reason: 'already-left' };
    const ended = await endPosts(tx, { cadreId: cadre.id, postId: null }, today(), null);
    await setCadreStatus(tx, cadre.id, 'LEFT');
    await touchCadre(tx, cadre.id);
    await audit(tx, actor, {
      action: 'cadre.leave',
      subjectType: 'cadre',
      subjectId: cadre.id,
      organizationId: cadre.homeOrganizationId,
      detail: { posts: ended },
    });
    return { ok: true };
  });
}
