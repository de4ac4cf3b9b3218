import type { Permission } from '../../identity/rules/permissions.ts';

/** Who may come at all. What they see there is decided again, by subtree, in the command or query. */
export type Access = 'public' | 'signed-in' | readonly Permission[];

/**
 * One URL. `page` and `resource` are Remix route modules (`module`, relative to `app/`); `endpoint` is served beside
 * Remix by `app/http/endpoints.ts`.
 */
export type RouteEntry =
  | { kind: 'page' | 'resource'; id: string; path: string; module: string; access: Access }
  | { kind: 'endpoint'; id: string; path: string; access: Access };

export const page = (id: string, path: string, access: Access): RouteEntry => ({
  kind: 'page',
  id,
  path,
  module: `routes/${id}.tsx`,
  access,
});

export const resource = (id: string, path: string, access: Access): RouteEntry => ({
  kind: 'resource',
  id,
  path,
  module: `routes/${id}.ts`,
  access,
});

export const endpoint = (id: string, path: string, access: Access): RouteEntry => ({
  kind: 'endpoint',
  id,
  path,
  access,
});
