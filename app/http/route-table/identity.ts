import { page, resource, type RouteEntry } from './route-entry.ts';

export const identityRoutes: RouteEntry[] = [
  page('sign-in', '/sign-in', 'public'),
  resource('sign-in-demonstration', '/sign-in/demonstration', 'public'),
  page('sign-out', '/sign-out', 'public'),
];
