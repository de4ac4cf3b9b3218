import { isAdministrator, type Role } from './roles.ts';

/** A sign-in ends after this, however busy: a person signs in once a working day. */
export const SESSION_HOURS = 12;

/** How somebody signed in. A slip is the one-time code that an officer hands out on a test morning. */
export const SIGN_IN_METHODS = ['password', 'slip', 'activation', 'oidc', 'demonstration', 'setup'] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/** How long a session may rest: ten minutes for administrators, thirty for others (`conventions` §3.5). */
export const IDLE_MINUTES = { administrator: 10, other: 30 } as const;

/** How long, in milliseconds, a session of somebody with these roles may rest. */
export const idleMsOf = (roles: readonly Role[]): number =>
  IDLE_MINUTES[roles.some(isAdministrator) ? 'administrator' : 'other'] * 60_000;
