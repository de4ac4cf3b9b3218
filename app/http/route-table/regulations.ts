import type { RouteEntry } from './route-entry.ts';

export const regulationsRoutes: RouteEntry[] = [];
