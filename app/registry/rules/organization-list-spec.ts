import { ORGANIZATION_TYPES, UNIT_NATURES } from './registry-words.ts';

/** What the address of the list of organizations may say. Without search or filter it is drawn as the tree. */
export const ORGANIZATION_LIST = {
  path: '/admin/organizations',
  filters: { type: ORGANIZATION_TYPES, nature: UNIT_NATURES, within: 'id', parent: 'id', ended: ['yes'] },
  sorts: ['tree', 'name', 'code', 'memberCount', 'cadreCount', 'termEnd'],
  defaultSort: 'tree',
  pageSize: 100,
} as const;

export type OrganizationListRow = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly unitNature: string | null;
  readonly parentName: string | null;
  readonly parentCode: string | null;
  readonly depth: number;
  readonly childCount: number;
  readonly memberCount: number | null;
  readonly fullMemberCount: number | null;
  readonly staffCount: number | null;
  readonly cadreCount: number;
  readonly termStart: string | null;
  readonly termYears: number | null;
  readonly termEnd: string | null;
  readonly termState: 'soon' | 'over' | null;
  readonly contact: string | null;
  readonly endedOn: string | null;
};

export type OrganizationPage = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly type: string;
  readonly unitNature: string | null;
  readonly directlySubordinate: boolean;
  readonly memberCount: number | null;
  readonly fullMemberCount: number | null;
  readonly staffCount: number | null;
  readonly termStart: string | null;
  readonly termYears: number | null;
  readonly contact: string | null;
  readonly endedOn: string | null;
  /** the way from the topmost organization that the actor may see */
  readonly ancestors: readonly { id: string; name: string }[];
  readonly isRoot: boolean;
  readonly children: readonly OrganizationListRow[];
  readonly descendants: number;
  readonly cadres: number;
  readonly mayWrite: boolean;
};
