/** A sign-in ends after this, however busy: a person signs in once a working day. */
export const SESSION_HOURS = 12;

/** How somebody signed in. A slip is the one-time code that an officer hands out on a test morning. */
export const SIGN_IN_METHODS = ['password', 'slip', 'activation', 'oidc', 'demonstration', 'setup'] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];
