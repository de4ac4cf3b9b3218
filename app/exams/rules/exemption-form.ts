import { z } from 'zod';
import { EXEMPTION_NAME_LIMIT, EXEMPTION_OCCASIONS, EXEMPTION_REASON_LIMIT, kindChosen } from './exemption.ts';

const text = (most: number, tooLong: string) => z.string().trim().max(most, tooLong);

/** The fields of an exemption as a form posts them. Messages are catalogue keys. */
export const exemptionForm = z.object({
  cadreId: z.uuid('nobody-named'),
  occasion: z.enum(EXEMPTION_OCCASIONS, 'required'),
  kind: z.string().min(1, 'required').transform(kindChosen),
  reason: text(EXEMPTION_REASON_LIMIT, 'reason-too-long').min(1, 'required'),
  documentNumber: text(EXEMPTION_NAME_LIMIT, 'name-too-long')
    .optional()
    .transform((value) => value || null),
  approvedBy: text(EXEMPTION_NAME_LIMIT, 'name-too-long').min(1, 'required'),
  validFrom: z.iso.date('not-a-date'),
  validUntil: z
    .literal('')
    .or(z.iso.date('not-a-date'))
    .optional()
    .transform((value) => value || null),
});

export type ExemptionInput = z.infer<typeof exemptionForm>;

export const exemptionWithdrawal = z.object({
  exemptionId: z.uuid(),
  reason: text(EXEMPTION_REASON_LIMIT, 'reason-too-long').min(1, 'reason-missing'),
});
