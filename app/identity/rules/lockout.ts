/**
 * Five failures of one account on one device lock the two together for ten minutes (`conventions` §3.5). A lock never
 * reaches other devices, so that nobody can lock a colleague out before a test.
 */
export const MOST_FAILURES = 5;
export const LOCK_MINUTES = 10;
/** Failures that lie further apart than this are not counted together. */
export const FAILURE_WINDOW_MINUTES = 30;
/**
 * A browser that throws its mark away with each attempt has no device to lock. Fifty failures on marks that never
 * signed in to the account make all such browsers rest; devices from which the person has signed in are not touched.
 */
export const MOST_FAILURES_OF_STRANGERS = 50;
/** Stands for every device that never signed in to the account. */
export const STRANGERS = '*';
