/** A clock may be one step off. */
export const STEPS_OFF = 1;
export const RECOVERY_CODES = 10;

export const normalizedDigits = (typed: string): string => typed.normalize('NFKC').replace(/\s+/g, '');
export const looksLikeDigits = (typed: string): boolean => /^\d{6}$/.test(normalizedDigits(typed));
