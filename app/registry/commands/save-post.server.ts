import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { today } from '~/platform/clock.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { findCadre, lockCadre, savePost, setCadreStatus, shownPosts, touchCadre } from '../data/cadre-page-rows.ts';
import { organizationStates } from '../data/organization-rows.ts';
import type { PostForm } from '../rules/cadre-form.ts';
import { requireWith } from '../rules/cadre-scope.ts';
import { POST_TYPE_WORDS, properWord } from '../rules/registry-words.ts';

export type PostRefusal = 'organization-ended' | 'post-held' | 'not-held' | 'in-the-future';

/**
 * Gives a person a post (`postId` null) or changes one that is held; its organization stays. Somebody who had left is
 * back with a new post.
 *
 * @throws {NotFound} @throws {Forbidden} unless the actor may write where the post is, and sees the person
 */
export async function saveCadrePost(
  actor: Actor,
  cadreId: string,
  postId: string | null,
  form: PostForm,
): Promise<{ ok: true } | { ok: false; reason: PostRefusal }> {
  return inSqlTransaction(async (tx) => {
    const cadre = await findCadre(tx, cadreId);
    if (!cadre) throw new NotFound('cadre');
    await lockCadre(tx, cadre.id);
    const posts = await shownPosts(tx, cadre.id, today());
    requireWith(actor, 'registry.write', { homePath: cadre.homePath, posts });
    const before = postId ? posts.find((post) => post.id === postId) : undefined;
    if (postId && !before) throw new NotFound('post');
    if (before?.endedOn) return { ok: false, reason: 'not-held' };
    const organizationId = before?.organizationId ?? form.organizationId;
    const [organization] = await organizationStates(tx, actor.rootId, { ids: [organizationId] });
    if (!organization) throw new NotFound('organization');
    authorise(actor, 'registry.write', organization.path);
    if (organization.endedOn) return { ok: false, reason: 'organization-ended' };
    if (form.startedOn > today()) return { ok: false, reason: 'in-the-future' };
    const twice = posts.some(
      (post) =>
        post.id !== postId &&
        post.endedOn === null &&
        post.organizationId === organizationId &&
        post.postType === form.postType,
    );
    if (twice) return { ok: false, reason: 'post-held' };
    const id = postId ?? newId();
    await savePost(tx, id, cadre.id, {
      ...form,
      organizationId,
      title: form.title ?? properWord(POST_TYPE_WORDS, form.postType),
    });
    if (cadre.left) await setCadreStatus(tx, cadre.id, 'ACTIVE');
    await touchCadre(tx, cadre.id);
    await audit(tx, actor, {
      action: before ? 'post.change' : 'post.begin',
      subjectType: 'cadre',
      subjectId: cadre.id,
      organizationId,
      detail: { post: id, type: form.postType, startedOn: form.startedOn },
    });
    return { ok: true };
  });
}
