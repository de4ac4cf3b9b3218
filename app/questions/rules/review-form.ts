import { z } from 'zod';

/** A reviewer's decision; who returns a question says what to change. */
export const reviewForm = z
  .object({
    number: z.coerce.number().int().positive(),
    decision: z.enum(['RELEASED', 'RETURNED']),
    note: z.string().trim().max(500).default(''),
  })
  .refine((value) => value.decision === 'RELEASED' || value.note !== '', { path: ['note'], message: 'noteMissing' });

export const pullForm = z.object({ reason: z.string().trim().min(1).max(200) });
