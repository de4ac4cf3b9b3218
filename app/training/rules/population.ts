import { z } from 'zod';

/** Whom a rotation plan is for; an empty list asks for nothing of that kind. People are taken by their current posts. */
export const population = z.object({
  postTypes: z.array(z.string()).default([]),
  organizationTypes: z.array(z.string()).default([]),
  unitNatures: z.array(z.string()).default([]),
  employmentModes: z.array(z.string()).default([]),
});
export type Population = z.infer<typeof population>;
