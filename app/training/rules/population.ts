import { z } from 'zod';
import { EMPLOYMENT_MODES, ORGANIZATION_TYPES, POST_TYPES, UNIT_NATURES } from '~/registry/rules/registry-words.ts';

/** Whom a rotation plan is for; an empty list asks for nothing of that kind. People are taken by their current posts. */
export const population = z.object({
  postTypes: z.array(z.enum(POST_TYPES)).default([]),
  organizationTypes: z.array(z.enum(ORGANIZATION_TYPES)).default([]),
  unitNatures: z.array(z.enum(UNIT_NATURES)).default([]),
  employmentModes: z.array(z.enum(EMPLOYMENT_MODES)).default([]),
});
export type Population = z.infer<typeof population>;
export type PopulationKey = keyof Population;

/** What a plan can ask for, in the order of the form. */
export const POPULATION_CHOICES = {
  postTypes: POST_TYPES,
  organizationTypes: ORGANIZATION_TYPES,
  unitNatures: UNIT_NATURES,
  employmentModes: EMPLOYMENT_MODES,
} as const satisfies Record<PopulationKey, readonly string[]>;
