import type { Permission } from './permissions.ts';

/* Choosing one organization out of the tree: what every form and filter that asks for one is given. */

/** The acts for which one is chosen. The list may hold only what the command or query behind the form would accept. */
export const CHOICE_PERMISSIONS = [
  'registry.read',
  'registry.write',
  'learning.assign',
  'accounts.write',
  'accounts.activate',
  'grants.write',
  'audit.read',
  'results.read',
] as const satisfies readonly Permission[];
export type ChoicePermission = (typeof CHOICE_PERMISSIONS)[number];

/** Up to so many the browser's own list holds them all; beyond that they are searched for. */
export const MOST_LISTED = 200;
/** So many results of a search are shown. */
export const MOST_FOUND = 30;

export type ListedOrganization = {
  id: string;
  code: string;
  name: string;
  /** counted from the topmost in the list */
  depth: number;
};

export type OrganizationChoice = {
  id: string;
  code: string;
  name: string;
  /** the units above it, the topmost first; the authority itself only where nothing else is above */
  above: string[];
};

export type FoundOrganizations = {
  /** what was asked for */
  text: string;
  /** the best of them, at most `MOST_FOUND` */
  rows: OrganizationChoice[];
  /** how many there are in all */
  total: number;
};

/** Why what was given names no organization that may be chosen. */
export type PickFault = 'unknown' | 'outside' | 'ended' | 'none' | 'several';

/** What stands in a picker: one that is chosen, or what was typed and what fits it. */
export type PickAnswer = {
  chosen: OrganizationChoice | null;
  /** results of a search, to choose from */
  found: FoundOrganizations | null;
  fault: PickFault | null;
};

export type OrganizationPicker = PickAnswer & {
  permission: ChoicePermission;
  /** an organization that may not be chosen, nor anything below it */
  without: string | null;
  /** all that may be chosen, in the order of the tree, where they are few; null where they are searched for */
  listed: ListedOrganization[] | null;
};

/** Words as somebody typed them: letters and digits of full width are what a Chinese keyboard makes of a code. */
export const searchWords = (typed: string): string =>
  typed
    .replaceAll('\0', '')
    .replaceAll(/[０-９Ａ-Ｚａ-ｚ]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 100);
