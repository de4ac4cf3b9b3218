const FORM = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,63}$/u;

/** One form for one account, however it was typed: half width, lower case, no spaces. */
export const normalizedAccountNumber = (typed: string): string =>
  typed.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** Letters (Chinese ones too), digits and `. _ @ -`, 2 to 64 of them; expects the normalized form. */
export const isAccountNumber = (normalized: string): boolean => FORM.test(normalized);
