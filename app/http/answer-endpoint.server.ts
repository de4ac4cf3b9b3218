import { text } from 'node:stream/consumers';
import type express from 'express';
import type { Endpoint } from './endpoints/endpoint.ts';
import { endpoints } from './endpoints.server.ts';
import type { RequestContext } from './load-context.ts';
import { routeTable } from './route-table.ts';
import type { RouteEntry } from './route-table/route-entry.ts';

type Served = { endpoint: Endpoint; parts: string[] };

const served = new Map<string, Served>(
  endpoints.map((endpoint) => {
    const entry = routeTable.find((candidate) => candidate.id === endpoint.id);
    if (!entry) throw new Error(`endpoint ${endpoint.id} is not in the route table`);
    return [endpoint.id, { endpoint, parts: entry.path.split('/') }];
  }),
);

/** What answers this request beside Remix; undefined for pages, and for an endpoint asked by another method. */
export function endpointFor(entry: RouteEntry | null, method: string): Served | undefined {
  const found = entry ? served.get(entry.id) : undefined;
  return found?.endpoint.method === method.toLowerCase() ? found : undefined;
}

/**
 * Answers by an endpoint, without what Express and Remix do for pages: a hall that saves answers waits for this alone.
 * 413 for a body that is too long, 400 for one that is not JSON. The length was checked to be what the header says.
 */
export async function answerEndpoint(
  { endpoint, parts }: Served,
  request: express.Request,
  response: express.Response,
  context: RequestContext,
): Promise<void> {
  const reply = (status: number, value: unknown): void => {
    const body = Buffer.from(JSON.stringify(value));
    const type = 'application/json; charset=utf-8';
    response.writeHead(status, { 'Content-Type': type, 'Content-Length': body.length, 'Cache-Control': 'no-store' });
    response.end(body);
  };
  if (Number(request.headers['content-length'] ?? 0) > endpoint.limit)
    return reply(413, { ok: false, reason: 'too-long' });
  const given = request.path.split('/');
  const params = Object.fromEntries(
    parts.flatMap((part, place) => (part.startsWith(':') ? [[part.slice(1), given[place] ?? '']] : [])),
  );
  const sent = endpoint.method === 'post' ? await text(request) : '';
  let body: unknown = {};
  try {
    if (sent) body = JSON.parse(sent);
  } catch {
    return reply(400, { ok: false, reason: 'malformed' });
  }
  const answer = await endpoint.handle({ params, body, context });
  reply(answer.status, answer.body);
}
