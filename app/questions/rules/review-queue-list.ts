/** What the address of the list of waiting questions may say. */
export const QUEUE_LIST = {
  path: '/admin/questions/review',
  filters: ['type', 'pool'],
  sorts: ['submitted', 'code', 'topic'],
  defaultSort: 'submitted',
} as const;

export type QueueSort = (typeof QUEUE_LIST.sorts)[number];

/** What is asked of the list: words, filters and which rows. */
export type QueueAsked = {
  readonly search: string;
  readonly filters: Readonly<Record<string, string>>;
  readonly sort: string;
  readonly descending: boolean;
  readonly limit: number;
  readonly offset: number;
};
