/** What every list asks of its query: words, order and which of the rows. */
export type RowsAsked = {
  readonly search: string;
  readonly sort: string;
  readonly descending: boolean;
  readonly limit: number;
  readonly offset: number;
};

/** The same, of a list that can be narrowed: name of a filter → what it is set to. */
export type ListAsked = RowsAsked & { readonly filters: Readonly<Record<string, string>> };
