/**
 * Five failures of one account on one device lock the two together for ten minutes (`conventions` §3.5). A lock never
 * reaches other devices, so that nobody can lock a colleague out before a test.
 */
export const MOST_FAILURES = 5;
export const LOCK_MINUTES = 10;
/** Failures that lie further apart than this are not counted together. */
export const FAILURE_WINDOW_MINUTES = 30;
/**
 * A browser that throws its mark away with each attempt has no device to lock. Fifty failures from one network address
 * on marks that never signed in to the account make all such browsers at that address rest. Other addresses, and
 * devices from which the person has signed in, are not touched: there is no count that reaches everybody.
 */
export const MOST_FAILURES_OF_STRANGERS = 50;
/** Begins the key under which such an address is counted; the mark of a device never holds it. */
export const STRANGERS = '@';
/** Counts that nobody has added to for this long are let go: they lock nothing any more. */
export const KEEP_FAILURES_HOURS = 24;
