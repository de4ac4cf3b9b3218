import type { ServerBuild } from '@remix-run/node';

/**
 * The build with one route and what encloses it. Remix goes through every route it knows several times for each request;
 * ours has already found the one that a path means in the route table, and Remix, which reads a path more kindly (in any
 * case, decoded), can reach no other. Only the browser's question which routes there are is answered from the whole build.
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

/** The build without any page, for an address that leads nowhere: it answers the site's own page for what is not there. */
export function buildForNowhere(build: ServerBuild): ServerBuild {
  const bare = buildForRoute(build, 'root');
  const root = bare.routes['root'];
  if (!root) return bare;
  const loader = () => {
    throw new Response(null, { status: 404, statusText: 'Not Found' });
  };
  // Nothing but slashes is the root itself to Remix; to us it is nothing either.
  return { ...bare, routes: { root: { ...root, module: { ...root.module, loader } } } };
}
