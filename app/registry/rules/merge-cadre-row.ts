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
 * A line says that a post is held now. The same post in the same organization is brought up to date: a later day of
 * beginning is a new term, an earlier one corrects the day unless the history has another term there. Another post in
 * that organization, unless the sheet gives it as well (`holds`), ends on the day the new one begins and stays in the
 * history; posts elsewhere are not touched.
 *
 * @param posts all posts, past ones too
 * @param newPostId the id for a post that this line adds
 */
export function mergePost(
  posts: readonly MergedPost[],
  cadreId: string,
  fields: Fields,
  newPostId: string,
): PostChange {
  const organizationId = String(fields['organizationId']);
  const inOrganization = posts.filter((post) => post.organizationId === organizationId);
  const here = inOrganization.filter((post) => post.endedOn === null);
  const startedOn = String(fields['startedOn']);
  const added: MergedPost = {
    id: newPostId,
    cadreId,
    organizationId,
    postType: String(fields['postType']),
    title: String(fields['title']),
    employmentMode: String(fields['employmentMode']),
    startedOn,
    endedOn: null,
    concurrentAdministrativePost: (fields['administrativePost'] ?? null) as string | null,
    documentNumber: null,
    endDocumentNumber: null,
  };
  const same = here.find((post) => post.postType === added.postType);
  if (same) {
    const said = {
      title: added.title,
      employmentMode: fields['modeGiven'] ? added.employmentMode : same.employmentMode,
      concurrentAdministrativePost: added.concurrentAdministrativePost ?? same.concurrentAdministrativePost,
    };
    const sameMonth = same.startedOn.slice(0, 7) === startedOn.slice(0, 7);
    if (!sameMonth && startedOn > same.startedOn)
      return {
        saved: [
          { ...same, endedOn: startedOn },
          { ...added, ...said },
        ],
        created: [newPostId],
      };
    // A month takes the day of that month away from nobody; the day of a first term is not that of the present one.
    const stays = sameMonth
      ? !fields['dayKnown']
      : inOrganization.some(
          ({ postType, endedOn }) => postType === added.postType && endedOn !== null && endedOn > startedOn,
        );
    const next: MergedPost = { ...same, ...said, startedOn: stays ? same.startedOn : startedOn };
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
  return { saved: [...ended, added], created: [newPostId] };
}
