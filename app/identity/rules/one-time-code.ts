/** Digits and capitals without those that are taken for one another (0 O, 1 I L, U V). */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTWXYZ';

/** `bytes` are random; groups of five are joined by a hyphen so that a code can be read aloud. */
export function codeFrom(bytes: Uint8Array, length: number): string {
  const letters = [...bytes]
    .filter((byte) => byte < Math.floor(256 / CODE_ALPHABET.length) * CODE_ALPHABET.length)
    .slice(0, length)
    .map((byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length]);
  if (letters.length < length) throw new Error('not enough random bytes');
  return letters.join('').replace(/(.{5})(?=.)/g, '$1-');
}

/** What was typed, as it was made: capitals, no hyphens or spaces. */
export const normalizedCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
