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
};

/** What one line of a roster does to the posts of a person; posts that stay as they are are not in it. */
export type PostChange = { readonly saved: readonly MergedPost[]; readonly created: readonly string[] };

/**
 * A line says that a post is held now. The same post in the same organization is brought up to date; another post in
 * that organization ends on the day the new one begins and stays in the history; posts elsewhere are not touched.
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
  const wanted = {
    postType: String(fields['postType']),
    title: String(fields['title']),
    employmentMode: String(fields['employmentMode']),
    startedOn,
  };
  const same = here.find((post) => post.postType === wanted.postType);
  if (same) {
    const employmentMode = fields['modeGiven'] ? wanted.employmentMode : same.employmentMode;
    const next = { ...same, ...wanted, employmentMode };
    const differs = (['title', 'employmentMode', 'startedOn'] as const).some((key) => next[key] !== same[key]);
    return { saved: differs ? [next] : [], created: [] };
  }
  // A post that began later than the new one cannot have been followed by it: both stand.
  const ended = here.filter((post) => post.startedOn <= startedOn).map((post) => ({ ...post, endedOn: startedOn }));
  const added: MergedPost = {
    id: newPostId,
    cadreId,
    organizationId: String(fields['organizationId']),
    ...wanted,
    endedOn: null,
    concurrentAdministrativePost: (fields['administrativePost'] ?? null) as string | null,
  };
  return { saved: [...ended, added], created: [newPostId] };
}
