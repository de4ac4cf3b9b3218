import { z } from 'zod';
import { ORGANIZATION_TYPES, UNIT_NATURES } from './registry-words.ts';

const optional = (most: number) =>
  z
    .string()
    .trim()
    .max(most, 'too-long')
    .optional()
    .transform((text) => text || null);
const count = z
  .string()
  .trim()
  .regex(/^\d{0,7}$/, 'bad-number')
  .optional()
  .transform((text) => (text ? Number(text) : null));

const fields = {
  name: z.string().trim().min(1, 'required').max(100, 'too-long'),
  shortName: optional(40),
  type: z.enum(ORGANIZATION_TYPES, 'bad-choice'),
  unitNature: z
    .enum(['', ...UNIT_NATURES], 'bad-choice')
    .default('')
    .transform((value) => value || null),
  directlySubordinate: z
    .string()
    .optional()
    .transform((value) => value !== undefined),
  memberCount: count,
  fullMemberCount: count,
  staffCount: count,
  termStart: z
    .string()
    .regex(/^((19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?$/, 'bad-date')
    .optional()
    .transform((text) => text || null),
  termYears: z
    .string()
    .trim()
    .regex(/^([1-9]|10)?$/, 'bad-number')
    .optional()
    .transform((text) => (text ? Number(text) : null)),
  contact: optional(60),
};

const membersFit = (form: { memberCount: number | null; fullMemberCount: number | null }): boolean =>
  form.memberCount === null || form.fullMemberCount === null || form.fullMemberCount <= form.memberCount;
const tooMany = { message: 'more-than-members', path: ['fullMemberCount'] };

/** An organization that is there. Its code stays: sheets and other systems know it by that. */
export const organizationForm = z.object(fields).refine(membersFit, tooMany);
export type OrganizationForm = z.infer<typeof organizationForm>;

/** A new one. */
export const newOrganizationForm = z
  .object({
    ...fields,
    code: z
      .string()
      .transform((text) => text.replaceAll(/\s/g, ''))
      .pipe(z.string().min(1, 'required').max(40, 'too-long')),
  })
  .refine(membersFit, tooMany);
export type NewOrganizationForm = z.infer<typeof newOrganizationForm>;

export const moveForm = z.object({ parentId: z.uuid('bad-choice') });
