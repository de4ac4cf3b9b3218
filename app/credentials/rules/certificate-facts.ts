import { z } from 'zod';

/**
 * Everything a certificate says, frozen when its number is taken. The document is drawn from this alone, so that what
 * was issued can be drawn again, the same, whatever has become of the person, the unit or the rules since.
 */
export const certificateFacts = z.object({
  version: z.literal(1),
  type: z.enum(['TEST_PASS_SLIP', 'COMPETENCY']),
  number: z.string(),
  title: z.string(),
  authorityName: z.string(),
  holderName: z.string(),
  /** the paragraphs after the holder's name */
  sentences: z.array(z.string()),
  /** label and value, in order */
  rows: z.array(z.tuple([z.string(), z.string()])),
  issuedOn: z.string(),
  validFrom: z.string(),
  validUntil: z.string().nullable(),
  demonstration: z.boolean(),
});
export type CertificateFacts = z.infer<typeof certificateFacts>;

/** One text for equal facts: keys in order, no spaces. What the hash and the seal are made of. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (value !== null && typeof value === 'object')
    return `{${Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => `${JSON.stringify(key)}:${canonicalText(inner)}`)
      .join(',')}}`;
  return JSON.stringify(value);
}

/** `2026年11月22日` */
export const chineseDate = (civil: string): string => {
  const [year, month, day] = civil.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};
