import type { RequestContext } from '../load-context.ts';

/** A handler served beside Remix, for the few paths where each tenth of a millisecond counts. */
export type Endpoint = {
  /** its id in the route table */
  readonly id: string;
  readonly method: 'get' | 'post';
  /** most bytes its body may have */
  readonly limit: number;
  handle(request: {
    params: Record<string, string>;
    body: unknown;
    context: RequestContext;
  }): Promise<{ status: number; body: unknown }>;
};
