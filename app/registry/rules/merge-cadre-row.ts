import type { Fields } from '~/operations/rules/import-template.ts';

export type MergedPost = {
  id: string;
  cadreId: string;
  organizationId: string;
  postType: string;
  title: string;
  employmentMode: string;
  startedOn: string;
  endedOn: string | null;
  concurrentAdministrativePost: string | null;
  documentNumber: string | null;
  endDocumentNumber: string | null;
};

/** What one line of a roster does to the posts of a person; posts that stay as they are are not in it. */
export type PostChange = { readonly saved: readonly MergedPost[]; readonly created: readonly string[] };

/**
 * A line says that a post is held now. The same post in the same organization is brought up to date; another post in
 * that organization, unless the sheet gives it as well (`holds`), ends on the day the new one begins and stays in the
 * history; posts elsewhere are not touched.
 *
 * @param newPostId the id for a post that this line adds
 */
export function mergePost(
  posts: readonly MergedPost[],
  cadreId: string,
  fields: Fields,
  newPostId: string,
): PostChange {
  const here = posts.filter((post) => post.organizationId === fields['organizationId'] && post.endedOn === null);
  const startedOn = String(fields['startedOn']);
  const concurrent = (fields['administrativePost'] ?? null) as string | null;
  const wanted = {
    postType: String(fields['postType']),
    title: String(fields['title']),
    employmentMode: String(fields['employmentMode']),
    startedOn,
  };
  const same = here.find((post) => post.postType === wanted.postType);
  if (same) {
    const next: MergedPost = {
      ...same,
      ...wanted,
      // A month takes the day of that month away from nobody.
      startedOn: !fields['dayKnown'] && same.startedOn.startsWith(startedOn.slice(0, 7)) ? same.startedOn : startedOn,
      employmentMode: fields['modeGiven'] ? wanted.employmentMode : same.employmentMode,
      concurrentAdministrativePost: concurrent ?? same.concurrentAdministrativePost,
    };
    const differs = (['title', 'employmentMode', 'startedOn', 'concurrentAdministrativePost'] as const).some(
      (key) => next[key] !== same[key],
    );
    return { saved: differs ? [next] : [], created: [] };
  }
  const given = String(fields['holds'] ?? '').split(',');
  // A post that began later than the new one cannot have been followed by it: both stand.
  const ended = here
    .filter((post) => !given.includes(post.postType) && post.startedOn <= startedOn)
    .map((post) => ({ ...post, endedOn: startedOn }));
  const added: MergedPost = {
    id: newPostId,
    cadreId,
    organizationId: String(fields['organizationId']),
    ...wanted,
    endedOn: null,
    concurrentAdministrativePost: concurrent,
    documentNumber: null,
    endDocumentNumber: null,
  };
  return { saved: [...ended, added], created: [newPostId] };
}
