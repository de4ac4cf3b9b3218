import { page, type RouteEntry } from './route-entry.ts';

export const regulationsRoutes: RouteEntry[] = [
  page('regulations', '/regulations', 'signed-in'),
  page('regulation', '/regulations/:code', 'signed-in'),
];
