import { IMPORT_STATUSES, type ImportStatus } from './import-batch.ts';

/** States that a person would look for together. */
export const IMPORT_STATE_GROUPS = {
  open: ['UPLOADED', 'NEEDS_MAPPING', 'CHECKING', 'READY', 'COMMITTING', 'UNDOING'],
  written: ['COMMITTED'],
  undone: ['UNDONE'],
  stopped: ['FAILED', 'DISCARDED'],
} as const satisfies Record<string, readonly ImportStatus[]>;
export type ImportStateGroup = keyof typeof IMPORT_STATE_GROUPS;
export const IMPORT_STATE_GROUP_NAMES = Object.keys(IMPORT_STATE_GROUPS) as ImportStateGroup[];

/** What the address of the list of imports may say; `kind` chooses what the form above it uploads. */
export const IMPORT_LIST = {
  path: '/admin/imports',
  filters: { of: 'any', state: IMPORT_STATE_GROUP_NAMES },
  sorts: ['createdAt', 'fileName', 'totalRows'],
  defaultSort: '-createdAt',
  pageSize: 20,
} as const;

/** The states that a filter asks for; nothing known means all. */
export const importStatesAsked = (filter: string | undefined): readonly ImportStatus[] =>
  IMPORT_STATE_GROUPS[filter as ImportStateGroup] ?? IMPORT_STATUSES;
