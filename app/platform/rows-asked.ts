/** What every list asks of its query: words, order and which of the rows. */
export type RowsAsked = {
  readonly search: string;
  readonly sort: string;
  readonly descending: boolean;
  readonly limit: number;
  readonly offset: number;
};
