/** The Damm operation: catches every single wrong digit and every swap of neighbours. */
const DAMM = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const;

const checkDigit = (digits: string): number =>
  [...digits].reduce((state, digit) => DAMM[state]?.[Number(digit)] ?? 0, 0);

/**
 * The number a person reads, such as `CS-2026-000318-7` or `ZR-L1-2026-000012-3` (`conventions` §3.2).
 * Demonstration numbers begin with `DEMO-`, so that one can never be taken for a real one.
 *
 * @param prefix `CS` for a pass slip, `ZR-L1` for a competency certificate
 */
export function certificateNumber(prefix: string, year: number, sequence: number, demonstration: boolean): string {
  const serial = String(sequence).padStart(6, '0');
  return `${demonstration ? 'DEMO-' : ''}${prefix}-${year}-${serial}-${checkDigit(`${year}${serial}`)}`;
}

const SHAPE = /^(?:DEMO-)?(?:CS|ZR-L[1-4])-(\d{4})-(\d{6,})-(\d)$/;

/** A typed number in its written form: full-width characters, spaces and lower case are forgiven. @returns null when it cannot be one */
export function readCertificateNumber(typed: string): string | null {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s‐-―]/g, (mark) => (/\s/.test(mark) ? '' : '-'));
  const match = SHAPE.exec(text);
  return match && checkDigit(`${match[1]}${match[2]}`) === Number(match[3]) ? text : null;
}
