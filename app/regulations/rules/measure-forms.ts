import { z } from 'zod';

const words = (most: number) => z.string().trim().min(1, 'missing').max(most, 'tooLong');
const day = z.iso.date('dateMissing');
const optionalDay = z.union([z.literal(''), day]).transform((value) => value || null);

/** Own measures, without their clauses. */
export const measuresForm = z.object({
  organizationId: z.uuid('missing'),
  title: words(120),
  titleEn: words(200),
  shortTitle: words(40),
  documentNumber: z
    .string()
    .trim()
    .max(60, 'tooLong')
    .default('')
    .transform((value) => value || null),
  issuedOn: optionalDay,
  effectiveFrom: day,
  introduction: z.string().trim().max(2000, 'tooLong').default(''),
});
export type MeasuresFields = z.infer<typeof measuresForm>;

/** A clause of own measures as it reads from a day on. */
export const clauseForm = z.object({
  clauseId: z.union([z.literal(''), z.uuid()]).transform((value) => value || null),
  article: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z][0-9A-Za-z.]{0,11}$/, 'articleWrong'),
  label: words(20),
  heading: words(60),
  substance: words(2000),
  validFrom: day,
});
export type ClauseFields = z.infer<typeof clauseForm>;

/** A dated rule. The value is a number where it reads as one. */
export const ruleForm = z.object({
  code: z
    .string()
    .trim()
    .regex(/^[A-Z][A-Z0-9_]{2,39}$/, 'ruleCodeWrong'),
  organizationId: z.uuid('missing'),
  value: words(200).transform((text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text)),
  unit: z
    .string()
    .trim()
    .max(20, 'tooLong')
    .default('')
    .transform((value) => value || null),
  clauseId: z.union([z.literal(''), z.uuid()]).transform((value) => value || null),
  validFrom: day,
});
export type RuleFields = z.infer<typeof ruleForm>;

/** Rules of hours owed say whom they concern and over how long, too: one value is none of them. */
export const isOfParts = (code: string): boolean => code.startsWith('HRS_');
