import { z } from 'zod';
import { momentOfLocal } from './local-time.ts';

const text = (most: number) => z.string().trim().max(most);

/** The fields of a session as a form posts them; local times are read in the authority's zone. Messages are catalogue keys. */
export const sessionForm = (zone: string) => {
  const read = (value: string, context: z.RefinementCtx): number => {
    const at = momentOfLocal(value, zone);
    if (at !== null) return at;
    context.addIssue({ code: 'custom', message: 'badDate' });
    return z.NEVER;
  };
  const moment = z.string().transform(read);
  const optionalMoment = z
    .string()
    .optional()
    .transform((value, context) => (value?.trim() ? read(value, context) : null));
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
