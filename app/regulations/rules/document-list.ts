/** In the order in which a reader meets them. */
export const DOCUMENT_KINDS = ['OWN_MEASURES', 'REGULATION', 'LAW', 'PRACTICE_PAPER'] as const;

/** What the address of the list of documents may say. */
export const DOCUMENT_LIST = {
  path: '/admin/regulations',
  filters: { kind: DOCUMENT_KINDS, unconfirmed: ['yes'] },
  sorts: ['kind', 'title', 'organization', 'clauses', 'unconfirmed'],
  defaultSort: 'kind',
} as const;

export type DocumentSort = (typeof DOCUMENT_LIST.sorts)[number];
