export type ByteRange = { readonly from: number; readonly to: number };

/** Players ask for all that follows and then watch a minute of it: they get this much and ask again. */
const MOST_BYTES = 1024 * 1024;

/**
 * The part of a file that a `Range` header asks for, both ends included, cut to 1 MiB. Only one range is given; a header
 * that asks for several, or for another unit, gets the whole file, as it may.
 *
 * @returns null for the whole file, `unsatisfiable` for a range outside it
 */
export function byteRange(header: string | null, size: number): ByteRange | null | 'unsatisfiable' {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  const range =
    first === ''
      ? { from: Math.max(0, size - Number(last)), to: size - 1 }
      : { from: Number(first), to: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
  if (first === '' && Number(last) === 0) return 'unsatisfiable';
  if (range.from >= size || range.from > range.to) return 'unsatisfiable';
  return { from: range.from, to: Math.min(range.to, range.from + MOST_BYTES - 1) };
}
