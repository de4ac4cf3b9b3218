import { sql } from '~/platform/db.ts';
import { sessionCookieFor } from '../sign-in.ts';
import { createAccount } from '../world.ts';
import { once, type ActionProbe, type Place, type ProbeWorld, type RouteProbe } from './probe.ts';

const learnerOf = once((w, place) => createAccount(w[place], w.root.id, 'CADRE'));

/** Somebody who is not signed in anywhere: what is done to them ends nobody's walk. */
const onLearner = (may: ActionProbe['may'], fields: Record<string, string> = {}): ActionProbe => ({
  ...(may && { may }),
  at: async (w, place) => `/admin/accounts/${(await learnerOf(w, place)).accountId}`,
  form: fields,
});

const rescued = async (w: ProbeWorld, place: Place) => ({ accountId: (await learnerOf(w, place)).accountId });

async function grantOf(w: ProbeWorld, place: Place): Promise<string> {
  const { accountId } = await learnerOf(w, place);
  const [grant] = await sql.query<{ id: string }>(`SELECT id::text FROM "grant" WHERE account_id = $1`, [accountId]);
  return grant?.id ?? '';
}

/** A sign-in of somebody of a unit. */
const signInOf = once(async (w, place) => {
  const { accountId } = w.as('CADRE', place);
  await sessionCookieFor(accountId);
  const [session] = await sql.query<{ id: string }>(
    `SELECT id::text FROM sign_in_session WHERE account_id = $1 ORDER BY id DESC LIMIT 1`,
    [accountId],
  );
  return session?.id ?? '';
});

/** Somebody whose second factor is nobody else's business in the walk. */
const enrolling = once((w, place) => createAccount(w[place], w.root.id, 'CADRE'));
const withCode = (code: string): ActionProbe => ({ as: (w) => enrolling(w, 'unitA'), form: { code } });

/** The accounts of unit A and B in the small authority are the rows that these pages are about. */
export const identityProbes: Record<string, RouteProbe> = {
  'sign-in': { inside: () => '/sign-in', actions: { '': {} } },
  'sign-in-demonstration': {
    inside: () => ({ path: '/sign-in/demonstration', form: { accountNumber: 'nobody' } }),
    actions: { '': { form: { accountNumber: 'nobody' } } },
  },
  // Without an identity provider in the settings there is no such page for anybody.
  'sign-in-oidc': { inside: () => '/sign-in/oidc', letIn: [404] },
  'sign-in-oidc-callback': { inside: () => '/sign-in/oidc/callback?code=x&state=y', letIn: [404] },
  'sign-out': { inside: () => '/sign-out', actions: { '': {} } },
  activate: { inside: () => '/activate', actions: { '': { form: { accountNumber: 'nobody', code: 'x' } } } },
  setup: { inside: () => '/setup?token=none', actions: { '': {} } },
  preferences: { inside: () => '/preferences', actions: { '': { form: { lang: 'en' } } } },
  notice: { inside: () => '/notice', actions: { '': {} } },
  account: { inside: () => '/account' },
  'account-password': {
    inside: () => '/account/password',
    actions: { '': { form: { current: 'wrong', next: 'Long-enough-1', again: 'Long-enough-1' } } },
  },
  'account-sessions': {
    inside: () => '/account/sessions',
    actions: { '': { form: async (w, place) => ({ session: await signInOf(w, place) }), passesOver: true } },
  },
  'account-second-factor': {
    inside: () => '/account/second-factor',
    actions: {
      begin: withCode(''),
      enrol: withCode('000000'),
      renew: withCode('000000'),
      drop: withCode('000000'),
      '': withCode('000000'),
    },
  },
  'admin-rescue': {
    inside: (w) => ({
      path: '/admin/rescue',
      form: { rescue: 'unlock', accountId: w.as('CADRE', 'unitA').accountId },
    }),
    outside: (w) => ({
      path: '/admin/rescue',
      form: { rescue: 'unlock', accountId: w.as('CADRE', 'unitB').accountId },
    }),
    actions: {
      unlock: { form: rescued },
      slip: { form: rescued },
      // In the room nobody's password is taken away.
      reset: { may: [], form: rescued },
    },
  },
  'admin-accounts': { inside: () => '/admin/accounts' },
  'admin-accounts-export': { inside: () => '/admin/accounts/export' },
  'admin-account-new': {
    inside: () => '/admin/accounts/new',
    outside: (w) => ({
      path: '/admin/accounts/new',
      form: { displayName: '外人', accountNumber: `out-${Math.random()}`, organizationId: w.unitB.id },
    }),
    actions: {
      '': {
        form: (w, place) => ({ displayName: '新人', accountNumber: `new${place}`, organizationId: w[place].id }),
      },
    },
  },
  'admin-activation': {
    inside: (w) => `/admin/accounts/activation?organization=${w.unitA.id}`,
    outside: (w) => `/admin/accounts/activation?organization=${w.unitB.id}`,
    actions: { '': {} },
  },
  'admin-account': {
    inside: (w) => `/admin/accounts/${w.as('CADRE', 'unitA').accountId}`,
    outside: (w) => `/admin/accounts/${w.as('CADRE', 'unitB').accountId}`,
    actions: {
      unlock: onLearner(['accounts.rescue']),
      slip: onLearner(['accounts.rescue']),
      reset: onLearner(['accounts.rescue']),
      disable: onLearner(['accounts.write']),
      enable: onLearner(['accounts.write']),
      'remove-factor': onLearner(['grants.write']),
      give: {
        ...onLearner(['grants.write']),
        form: (w, place) => ({ role: 'CLASS_ADVISER', organizationId: w[place].id }),
      },
      take: {
        ...onLearner(['grants.write']),
        form: async (w, place) => ({ grantId: await grantOf(w, place) }),
      },
    },
  },
  // The authority's settings belong to its root: an administrator of one of its units is outside.
  'admin-settings': {
    inside: () => ({ path: '/admin/settings', where: 'root' }),
    outside: () => '/admin/settings',
    actions: { '': { form: { key: 'public-verification', value: 'on' } } },
  },
  'admin-grants': { inside: () => '/admin/grants' },
  'admin-grants-export': { inside: () => '/admin/grants/export' },
  // Each act has its own list: whoever may do others gets none of this one.
  'admin-organization-choices': {
    inside: () => '/admin/organizations/choices?for=registry.write&q=党',
    refusedInside: ['SCHOOL_ADMIN', 'EXAM_OFFICER', 'EXAM_INSPECTOR', 'SYS_ADMIN', 'SEC_ADMIN', 'AUDIT_ADMIN'],
  },
  'admin-audit': { inside: () => '/admin/audit' },
  'admin-audit-export': { inside: () => '/admin/audit/export' },
  'admin-audit-verification': { inside: () => '/admin/audit/verification', actions: { '': {} } },
};
