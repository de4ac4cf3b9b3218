import http from 'node:http';

export type Answer = { status: number; location: string | null; body: string };

/** A person's browser as far as a server notices: kept connections, cookies, no compression. */
export function createClient(origin: string, connections: number): Client {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections, maxFreeSockets: connections });
  const { hostname, port } = new URL(origin);
  const send = (
    method: string,
    path: string,
    cookie: string,
    body: string | null,
    type: string | null,
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const headers: http.OutgoingHttpHeaders = { cookie, 'sec-fetch-site': 'same-origin' };
      if (body !== null) Object.assign(headers, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
      const request = http.request({ agent, hostname, port, method, path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            location: response.headers.location ?? null,
            body: Buffer.concat(chunks).toString(),
          }),
        );
        response.on('error', reject);
      });
      request.on('error', reject);
      request.end(body ?? undefined);
    });
  return {
    get: (path, cookie) => send('GET', path, cookie, null, null),
    form: (path, cookie, fields) =>
      send('POST', path, cookie, new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded'),
    json: (path, cookie, value) => send('POST', path, cookie, JSON.stringify(value), 'application/json'),
    close: () => agent.destroy(),
  };
}

export type Client = {
  get(path: string, cookie: string): Promise<Answer>;
  form(path: string, cookie: string, fields: Record<string, string>): Promise<Answer>;
  json(path: string, cookie: string, value: unknown): Promise<Answer>;
  close(): void;
};

/** Runs `work` on so many lanes until the time is over. @returns how many were finished and the seconds it took */
export async function forSeconds(
  lanes: number,
  seconds: number,
  work: (lane: number) => Promise<boolean>,
): Promise<{ done: number; seconds: number }> {
  const started = performance.now();
  const end = started + seconds * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      while (performance.now() < end) {
        if (!(await work(lane))) return;
        if (performance.now() < end) done += 1;
      }
    }),
  );
  return { done, seconds: Math.min(seconds, (performance.now() - started) / 1000) };
}
