const POLYNOMIAL = 0xedb88320;

/** The product of two polynomials over GF(2), modulo that of CRC-32, highest power in the lowest bit. */
function product(a: number, b: number): number {
  let sum = 0;
  for (let bit = 0x80000000; bit !== 0; bit >>>= 1) {
    if (a & bit) sum ^= b;
    b = b & 1 ? (b >>> 1) ^ POLYNOMIAL : b >>> 1;
  }
  return sum >>> 0;
}

/** x^(2^k) for k = 0…31 */
const SQUARES: readonly number[] = Array.from({ length: 31 }).reduce<number[]>(
  (squares) => [...squares, product(squares.at(-1) ?? 0, squares.at(-1) ?? 0)],
  [0x40000000],
);

/** What appending this many bytes does to a CRC-32: the same for any bytes, so it can be kept with them. */
export function crc32Shift(bytes: number): number {
  let shift = 0x80000000;
  for (let left = bytes * 8, at = 0; left > 0; left = Math.floor(left / 2), at += 1)
    if (left % 2 === 1) shift = product(SQUARES[at % 32] ?? 0, shift);
  return shift;
}

/** The CRC-32 of two texts together, from that of each and the shift of the second. */
export const crc32Combine = (first: number, second: number, shiftOfSecond: number): number =>
  (product(shiftOfSecond, first) ^ second) >>> 0;
