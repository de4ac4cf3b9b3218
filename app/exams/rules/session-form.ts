import { z } from 'zod';
import { momentOfLocal } from './local-time.ts';

const text = (most: number) => z.string().trim().max(most);

/** The fields of a session as a form posts them; local times are read in the authority's zone. Messages are catalogue keys. */
export const sessionForm = (zone: string) => {
  const moment = z.string().transform((value, context) => {
    const at = momentOfLocal(value, zone);
    if (at === null) {
      context.addIssue({ code: 'custom', message: 'badDate' });
      return z.NEVER;
    }
    return at;
  });
  const optionalMoment = z
    .union([z.literal('').transform(() => null), moment])
    .optional()
    .transform((value) => value ?? null);
  return z.object({
    organizationId: z.uuid('required').optional(),
    title: text(100).min(1, 'required'),
    occasion: z.enum(['PRE_ELECTION', 'PRE_APPOINTMENT', 'CERTIFICATION_L1'], 'required'),
    policyVersionId: z.uuid('required'),
    bankId: z.uuid('required'),
    opensAt: moment,
    closesAt: moment,
    registrationClosesAt: optionalMoment,
    releaseResultsAt: optionalMoment,
    venue: text(100)
      .optional()
      .transform((value) => value || null),
    notice: text(2000)
      .optional()
      .transform((value) => value ?? ''),
  });
};
