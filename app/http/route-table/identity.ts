import { page, resource, type RouteEntry } from './route-entry.ts';

export const identityRoutes: RouteEntry[] = [
  page('sign-in', '/sign-in', 'public'),
  resource('sign-in-demonstration', '/sign-in/demonstration', 'public'),
  resource('sign-in-oidc', '/sign-in/oidc', 'public'),
  resource('sign-in-oidc-callback', '/sign-in/oidc/callback', 'public'),
  page('sign-out', '/sign-out', 'public'),
  page('activate', '/activate', 'public'),
  page('setup', '/setup', 'public'),
  page('preferences', '/preferences', 'public'),
  page('notice', '/notice', 'signed-in'),
  page('account', '/account', 'signed-in'),
  page('account-password', '/account/password', 'signed-in'),
  page('account-sessions', '/account/sessions', 'signed-in'),
  page('account-second-factor', '/account/second-factor', 'signed-in'),
  page('admin-rescue', '/admin/rescue', ['accounts.rescue']),
  page('admin-accounts', '/admin/accounts', ['accounts.read', 'accounts.rescue']),
  page('admin-account-new', '/admin/accounts/new', ['accounts.write']),
  page('admin-activation', '/admin/accounts/activation', ['accounts.activate']),
  page('admin-account', '/admin/accounts/:accountId', ['accounts.read', 'accounts.rescue']),
  page('admin-grants', '/admin/grants', ['grants.write']),
];
