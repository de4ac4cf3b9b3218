/** Letters and digits that are not mistaken for one another when read aloud or copied by hand. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const CODE_LENGTH = 12;

/** A typed code in its written form: spaces, hyphens, width and case are forgiven. */
export const readVerificationCode = (typed: string): string =>
  typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');

/** As printed: three groups of four. */
export const writtenCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code;
