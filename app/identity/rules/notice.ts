/** The personal-information notice shown at first sign-in (PIPL Art. 17); a higher number asks everybody again. */
export const CURRENT_NOTICE_VERSION = 1;
