import { sessionCookieFor } from './sign-in.ts';
import type { Role } from '~/identity/rules/roles.ts';
import { isRequest, type Fields, type ProbeRequest, type RouteProbe } from './route-probes/probe.ts';
import type { TestAccount, World } from './world.ts';

const REFUSED = [401, 403, 404];

export type Asked = Omit<ProbeRequest, 'form'> & {
  readonly form?: Fields;
  /** of another page than our own */
  readonly headers?: Readonly<Record<string, string>>;
};
export type Answer = { status: number; toSignIn: boolean; refused: boolean; text: string; body: string };

/** Asks a site as the people of a world. */
export type Walk = ReturnType<typeof walkOf>;

export function walkOf(world: World, url: () => string) {
  const cookies = new Map<string, Promise<string>>();

  const cookieOf = (account: TestAccount): Promise<string> => {
    const known = cookies.get(account.accountId) ?? sessionCookieFor(account.accountId);
    cookies.set(account.accountId, known);
    return known;
  };

  async function ask(request: Asked, account: TestAccount | null): Promise<Answer> {
    const headers: Record<string, string> = { ...(request.headers ?? { 'Sec-Fetch-Site': 'same-origin' }) };
    if (account) headers['Cookie'] = await cookieOf(account);
    if (request.json !== undefined) headers['Content-Type'] = 'application/json';
    const body = bodyOf(request);
    const method = request.method ?? (body === undefined ? 'GET' : 'POST');
    const response = await fetch(url() + request.path, {
      method,
      headers,
      redirect: 'manual',
      ...(body !== undefined && { body }),
    });
    const answered = await response.text();
    const location = response.headers.get('location') ?? '';
    const toSignIn = location.startsWith('/sign-in?next=');
    const address = request.json === undefined ? request.path : `${request.path} (json)`;
    return {
      status: response.status,
      toSignIn,
      refused: toSignIn || REFUSED.includes(response.status),
      text: `${method} ${address} → ${response.status} ${location}`,
      body: answered,
    };
  }

  return {
    ask,
    cookieOf,
    /** what a probe says is to be asked */
    async requestOf(given: RouteProbe['inside']): Promise<ProbeRequest> {
      const asked = await given(world);
      return isRequest(asked) ? asked : { path: asked };
    },
    /** who asks in a role: whom the probe names if they hold it, the walk's own account otherwise */
    accountFor: (request: Asked, role: Role): TestAccount =>
      request.as && request.as.actor.grants.some((grant) => grant.role === role)
        ? request.as
        : world.as(role, request.where ?? 'unitA'),
  };
}

function bodyOf({ form, json }: Asked): string | URLSearchParams | FormData | undefined {
  if (json !== undefined) return JSON.stringify(json);
  if (!form) return undefined;
  const fields = Object.entries(form);
  if (fields.every((pair): pair is [string, string] => typeof pair[1] === 'string')) return new URLSearchParams(fields);
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  return body;
}

/** The address at which Remix in the browser asks for the data of a page. */
export function dataAddress(address: string): string {
  const [path = '', search] = address.split('?');
  return `${path === '/' ? '/_root' : path}.data${search ? `?${search}` : ''}`;
}
