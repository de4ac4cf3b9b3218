import { z } from 'zod';

/** What a person fills in for a rotation plan. Messages are catalogue keys. */
export const planForm = z.object({
  title: z.string().trim().min(2, 'required').max(80, 'too-long'),
  windowFrom: z.iso.date('bad-date'),
  windowTo: z.iso.date('bad-date'),
});
