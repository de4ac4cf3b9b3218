import { z } from 'zod';
import { EVIDENCE } from './evidence.ts';

const REGULATION_KINDS = ['REGULATION', 'LAW', 'OWN_MEASURES', 'PRACTICE_PAPER'] as const;
export type RegulationKind = (typeof REGULATION_KINDS)[number];

const civil = z.iso.date();
const words = z.string().trim().min(1);

const clause = z
  .strictObject({
    article: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.]*$/),
    label: words,
    heading: words,
    effectiveFrom: civil.nullable(),
    effectiveTo: civil.nullable(),
    evidence: z.enum(EVIDENCE),
    substance: words,
  })
  .refine((value) => !value.effectiveFrom || !value.effectiveTo || value.effectiveFrom < value.effectiveTo, {
    path: ['effectiveTo'],
    message: 'must lie after effectiveFrom',
  });

/** Front matter of `content/regulations/<code>.mdx`. Articles are digits, sub-items (`26.6`) or ids (`H12`, `N1`). */
export const regulationFrontMatter = z
  .strictObject({
    code: z.string().regex(/^[a-z][a-z0-9-]*$/),
    title: words,
    titleEn: words,
    shortTitle: words,
    kind: z.enum(REGULATION_KINDS),
    issuer: words,
    documentNumber: words.nullable(),
    issuedOn: civil.nullable(),
    effectiveFrom: civil.nullable(),
    effectiveTo: civil.nullable(),
    evidence: z.enum(EVIDENCE),
    demonstration: z.boolean(),
    clauses: z.array(clause).min(1),
  })
  .superRefine((value, context) => {
    const seen = new Set<string>();
    for (const [at, { article }] of value.clauses.entries()) {
      if (seen.has(article)) context.addIssue({ code: 'custom', path: ['clauses', at, 'article'], message: 'twice' });
      seen.add(article);
    }
  });

export type RegulationFile = z.infer<typeof regulationFrontMatter> & { introduction: string; contentHash: string };
export type ClauseEntry = RegulationFile['clauses'][number];
