import { page, type RouteEntry } from './route-entry.ts';

export const overviewRoutes: RouteEntry[] = [page('home', '/', 'public')];
