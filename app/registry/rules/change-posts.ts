import type { MergedPost } from './merge-cadre-row.ts';
import type { ChangeType } from './registry-words.ts';

export type PostChangeWanted = {
  readonly type: ChangeType;
  readonly organizationId: string;
  readonly postType: string;
  readonly title: string;
  /** as it is said; null where it is not, and then as it was before, else part-time */
  readonly employmentMode: string | null;
  /** civil date */
  readonly on: string;
  readonly documentNumber: string | null;
};

export type PostsChanged =
  | {
      readonly ok: true;
      readonly saved: readonly MergedPost[];
      readonly created: readonly string[];
      /** where the person belongs from then on; null when that stays */
      readonly home: string | null;
      readonly left: boolean;
    }
  | { readonly ok: false; readonly column: string; readonly code: string; readonly since?: string };

/**
 * What one change does to the posts of a person:
 * 任职 begins a post beside the others · 免职 ends one · 改任 puts one in place of all others in that organization ·
 * 调任 puts one in place of all others and takes the person there · 连任 ends the term and begins the next ·
 * 离任 ends all. Said twice, it has one effect.
 *
 * @param posts all posts, past ones too
 * @param mayEnd whether posts of this organization are the importer's to end
 */
export function changePosts(
  posts: readonly MergedPost[],
  cadreId: string,
  change: PostChangeWanted,
  newPostId: string,
  mayEnd: (organizationId: string) => boolean,
): PostsChanged {
  const { type, organizationId, postType, on } = change;
  const present = posts.filter((post) => post.endedOn === null);
  const here = present.filter((post) => post.organizationId === organizationId);
  const same = here.find((post) => post.postType === postType);
  const begins = type === 'APPOINT' || type === 'REASSIGN' || type === 'TRANSFER';
  if (same?.startedOn === on && (begins || type === 'RENEW')) return nothing;
  if (same && begins) return refused('partyPost', 'post-held-since', same.startedOn);
  if (!same && !begins) {
    const ended = posts.some(
      (post) => post.organizationId === organizationId && post.postType === postType && post.endedOn === on,
    );
    return ended && type !== 'RENEW' ? nothing : refused('partyPost', 'post-not-held');
  }
  const ending =
    type === 'REASSIGN' ? here : type === 'TRANSFER' || type === 'LEAVE' ? present : begins || !same ? [] : [same];
  if (type === 'REASSIGN' && here.length === 0) return refused('partyPost', 'no-post-here');
  const late = ending.find((post) => post.startedOn > on);
  if (late) return refused('effectiveOn', 'before-post-start', late.startedOn);
  if (ending.some((post) => !mayEnd(post.organizationId))) return refused('staffNumber', 'posts-elsewhere');
  const ended = ending.map((post) => ({ ...post, endedOn: on, endDocumentNumber: change.documentNumber }));
  const continues = begins || type === 'RENEW';
  const before = same ?? (type === 'APPOINT' ? undefined : ending[0]);
  const added: MergedPost = {
    id: newPostId,
    cadreId,
    organizationId,
    postType,
    title: change.title,
    employmentMode: change.employmentMode ?? before?.employmentMode ?? 'PART_TIME',
    startedOn: on,
    endedOn: null,
    concurrentAdministrativePost: before?.concurrentAdministrativePost ?? null,
    documentNumber: change.documentNumber,
    endDocumentNumber: null,
  };
  return {
    ok: true,
    saved: continues ? [...ended, added] : ended,
    created: continues ? [newPostId] : [],
    home: type === 'TRANSFER' ? organizationId : null,
    left: type === 'LEAVE',
  };
}

const nothing: PostsChanged = { ok: true, saved: [], created: [], home: null, left: false };

const refused = (column: string, code: string, since?: string): PostsChanged => ({
  ok: false,
  column,
  code,
  ...(since !== undefined && { since }),
});
