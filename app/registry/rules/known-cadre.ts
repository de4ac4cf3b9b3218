import type { Fields, RowCandidate } from '~/operations/rules/import-template.ts';
import type { EmploymentMode, PostType } from './registry-words.ts';

/** A post that is held now. */
export type KnownPost = {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly postType: PostType;
  readonly title: string;
  readonly employmentMode: EmploymentMode;
  readonly startedOn: string;
  readonly concurrentAdministrativePost: string | null;
};

/** A post that was held until a day. */
export type PastPost = KnownPost & { readonly endedOn: string };

/** Somebody in the registry whom a row may mean, with present and past posts. */
export type KnownCadre = {
  readonly id: string;
  readonly staffNumber: string | null;
  readonly name: string;
  readonly nameKey: string;
  readonly birthMonth: string | null;
  readonly homeOrganizationId: string;
  readonly homeOrganizationName: string;
  /** whether the importer may know of this person */
  readonly visible: boolean;
  readonly left: boolean;
  /** what a row may change: column key → value as the row would hold it; the phone is not compared */
  readonly facts: Fields;
  readonly phoneBlind: string | null;
  readonly posts: readonly KnownPost[];
  readonly past: readonly PastPost[];
};

/** Whether somebody belongs to an organization: home, or a post held there now. */
export const belongsTo = (cadre: KnownCadre, organizationId: string): boolean =>
  cadre.homeOrganizationId === organizationId || cadre.posts.some((post) => post.organizationId === organizationId);

/** Somebody as a person who decides sees them beside the row. */
export function cadreCandidate(cadre: KnownCadre): RowCandidate {
  const post = cadre.posts[0];
  return {
    id: cadre.id,
    title: cadre.staffNumber ?? '',
    facts: {
      name: cadre.name,
      staffNumber: cadre.staffNumber,
      organizationName: post?.organizationName ?? cadre.homeOrganizationName,
      partyPost: post?.title ?? null,
      startedOn: post?.startedOn ?? null,
      birthMonth: cadre.birthMonth,
      joinedPartyMonth: cadre.facts['joinedPartyMonth'] ?? null,
      left: cadre.left,
    },
  };
}
