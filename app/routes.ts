import { index, route, type RouteConfig } from '@remix-run/route-config';
import { routeTable } from './http/route-table.ts';

export default routeTable.flatMap((entry) => {
  if (entry.kind === 'endpoint') return [];
  if (entry.path === '/') return [index(entry.module, { id: entry.id })];
  return [route(entry.path.slice(1), entry.module, { id: entry.id })];
}) satisfies RouteConfig;
