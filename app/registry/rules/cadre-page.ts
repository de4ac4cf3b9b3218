import type { EmploymentMode, PostType } from './registry-words.ts';

export type ShownPost = {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly postType: PostType;
  readonly title: string;
  readonly employmentMode: EmploymentMode;
  readonly startedOn: string;
  readonly endedOn: string | null;
  readonly termYears: number | null;
  readonly termEnd: string | null;
  /** of a present post: its term is over, or ends within half a year */
  readonly termState: 'soon' | 'over' | null;
  readonly concurrentAdministrativePost: string | null;
  readonly documentNumber: string | null;
  readonly endDocumentNumber: string | null;
  /** whether the person who looks may change it */
  readonly mayChange: boolean;
};

export type CadrePage = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly staffNumber: string | null;
  readonly sex: string | null;
  readonly birthMonth: string | null;
  readonly homeOrganizationId: string;
  readonly homeOrganizationName: string;
  readonly joinedPartyMonth: string | null;
  readonly education: string | null;
  readonly administrativePost: string | null;
  readonly rankLevel: string | null;
  readonly identityCategory: string | null;
  /** in clear, for whoever may change the record; null where there is none or it is not theirs to see */
  readonly phone: string | null;
  readonly hasPhone: boolean;
  readonly left: boolean;
  readonly accountId: string | null;
  readonly account: 'none' | 'pending' | 'active';
  readonly posts: readonly ShownPost[];
  readonly mayWrite: boolean;
};
