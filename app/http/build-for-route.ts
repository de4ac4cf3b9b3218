import type { ServerBuild } from '@remix-run/node';

/**
 * The build with one route and what encloses it. Remix goes through every route it knows several times for each request;
 * ours has already found the one that a path means in the route table. Anything that is not a page of the table (the
 * browser asking which routes there are) is answered from the whole build.
 */
export function buildForRoute(build: ServerBuild, id: string): ServerBuild {
  const ids = [id];
  for (let parent = build.routes[id]?.parentId; parent; parent = build.routes[parent]?.parentId) ids.push(parent);
  const pick = <T>(all: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([key]) => ids.includes(key)));
  return {
    ...build,
    routes: pick(build.routes as Record<string, never>),
    assets: { ...build.assets, routes: pick(build.assets.routes) },
  };
}
