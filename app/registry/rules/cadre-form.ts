import { z } from 'zod';
import { parseMonth } from '~/operations/rules/cell-dates.ts';
import { parseCode, parseName } from '~/operations/rules/cell-values.ts';
import { EMPLOYMENT_MODES, POST_TYPES, SEXES } from './registry-words.ts';

const optional = (most: number) =>
  z
    .string()
    .trim()
    .max(most, 'too-long')
    .optional()
    .transform((text) => text || null);
/** A month in any spelling that a sheet may have: 1975.8 as well as 1975-08. */
const month = z
  .string()
  .optional()
  .transform((text, context) => {
    const read = parseMonth(text ?? null);
    if (read.ok) return read.value;
    context.addIssue({ code: 'custom', message: 'bad-month' });
    return z.NEVER;
  });
const day = z.string().regex(/^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'bad-date');
const years = z
  .string()
  .trim()
  .regex(/^([1-9]|10)?$/, 'bad-number')
  .optional()
  .transform((text) => (text ? Number(text) : null));

/** Basic data of a person. `version` is the one that the form was opened with. */
export const cadreForm = z.object({
  version: z.coerce.number().int().default(0),
  name: z
    .string()
    .max(100, 'too-long')
    .transform((text, context) => {
      const read = parseName(text);
      if (read.ok && read.value !== null) return read.value;
      context.addIssue({ code: 'custom', message: read.ok ? 'required' : read.code });
      return z.NEVER;
    }),
  staffNumber: z
    .string()
    .optional()
    .transform((text, context) => {
      const read = parseCode(text ?? null);
      if (read.ok) return read.value;
      context.addIssue({ code: 'custom', message: read.code === 'too-long' ? 'too-long' : 'not-a-code' });
      return z.NEVER;
    }),
  sex: z
    .enum(['', ...SEXES], 'bad-choice')
    .default('')
    .transform((value) => value || null),
  birthMonth: month,
  homeOrganizationId: z.uuid('bad-choice'),
  joinedPartyMonth: month,
  education: optional(40),
  administrativePost: optional(100),
  rankLevel: optional(40),
  identityCategory: optional(40),
  phone: z
    .string()
    .transform((text) => text.replaceAll(/[\s-]/g, ''))
    .pipe(z.string().regex(/^(1\d{10})?$/, 'bad-phone'))
    .optional()
    .transform((text) => text || null),
});
export type CadreForm = z.infer<typeof cadreForm>;

/** A post. */
export const postForm = z.object({
  organizationId: z.uuid('bad-choice'),
  postType: z.enum(POST_TYPES, 'bad-choice'),
  title: optional(60),
  employmentMode: z.enum(EMPLOYMENT_MODES, 'bad-choice'),
  startedOn: day,
  termYears: years,
  concurrentAdministrativePost: optional(100),
  documentNumber: optional(60),
});
export type PostForm = z.infer<typeof postForm>;

/** The end of a post, with the document that ends it. */
export const endPostForm = z.object({ endedOn: day, documentNumber: optional(60) });
