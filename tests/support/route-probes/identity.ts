import type { RouteProbe } from './probe.ts';

/** The accounts of unit A and B in the small authority are the rows that these pages are about. */
export const identityProbes: Record<string, RouteProbe> = {
  'sign-in': { inside: () => '/sign-in' },
  'sign-in-demonstration': { inside: () => ({ path: '/sign-in/demonstration', form: { accountNumber: 'nobody' } }) },
  // Without an identity provider in the settings there is no such page for anybody.
  'sign-in-oidc': { inside: () => ({ path: '/sign-in/oidc', form: {} }), letIn: [404] },
  'sign-in-oidc-callback': { inside: () => '/sign-in/oidc/callback?code=x&state=y', letIn: [404] },
  'sign-out': { inside: () => '/sign-out' },
  activate: { inside: () => '/activate' },
  setup: { inside: () => '/setup?token=none' },
  preferences: { inside: () => '/preferences' },
  notice: { inside: () => '/notice' },
  account: { inside: () => '/account' },
  'account-password': { inside: () => '/account/password' },
  'account-sessions': { inside: () => '/account/sessions' },
  'account-second-factor': { inside: () => '/account/second-factor' },
  'admin-rescue': {
    inside: (w) => ({
      path: '/admin/rescue',
      form: { rescue: 'unlock', accountId: w.as('CADRE', 'unitA').accountId },
    }),
    outside: (w) => ({
      path: '/admin/rescue',
      form: { rescue: 'unlock', accountId: w.as('CADRE', 'unitB').accountId },
    }),
  },
  'admin-accounts': { inside: () => '/admin/accounts' },
  'admin-accounts-export': { inside: () => '/admin/accounts/export' },
  'admin-account-new': {
    inside: () => '/admin/accounts/new',
    outside: (w) => ({
      path: '/admin/accounts/new',
      form: { displayName: '外人', accountNumber: `out-${Math.random()}`, organizationId: w.unitB.id },
    }),
  },
  'admin-activation': {
    inside: (w) => `/admin/accounts/activation?organization=${w.unitA.id}`,
    outside: (w) => `/admin/accounts/activation?organization=${w.unitB.id}`,
  },
  'admin-account': {
    inside: (w) => `/admin/accounts/${w.as('CADRE', 'unitA').accountId}`,
    outside: (w) => `/admin/accounts/${w.as('CADRE', 'unitB').accountId}`,
  },
  // The authority's settings belong to its root: an administrator of one of its units is outside.
  'admin-settings': {
    inside: (w) => ({ path: '/admin/settings', as: w.as('AUTHORITY_ADMIN', 'root') }),
    outside: () => '/admin/settings',
    refusedInside: ['SEC_ADMIN'],
  },
  'admin-grants': { inside: () => '/admin/grants' },
  'admin-grants-export': { inside: () => '/admin/grants/export' },
  // Each act has its own list: whoever may do others gets none of this one.
  'admin-organization-choices': {
    inside: () => '/admin/organizations/choices?for=registry.write&q=党',
    refusedInside: ['SCHOOL_ADMIN', 'SYS_ADMIN', 'SEC_ADMIN'],
  },
  'admin-audit': { inside: () => '/admin/audit' },
  'admin-audit-export': { inside: () => '/admin/audit/export' },
  'admin-audit-verification': { inside: () => '/admin/audit/verification' },
};
