import { z } from 'zod';
import { addWorkingDays } from './working-days.ts';

export const APPEAL_STATUSES = ['OPEN', 'UPHELD', 'REJECTED'] as const;
export type AppealStatus = (typeof APPEAL_STATUSES)[number];

/**
 * What an upheld appeal does. `CORRECTED`: named questions count as right and the total is added up anew. `ANNULLED`: a
 * sitting that was not passed does not count. `RECONSIDERED`: a pass that was refused waits for its confirmation again.
 * None of them takes anything away, so that no pass slip can be touched by one.
 */
export const APPEAL_REMEDIES = ['CORRECTED', 'ANNULLED', 'RECONSIDERED'] as const;
export type AppealRemedy = (typeof APPEAL_REMEDIES)[number];

/** Most characters of a reason and of an answer. */
export const APPEAL_LIMIT = 1000;

export type AppealMarks = { score: number; passed: boolean };

/** What an appeal came to, kept with it. */
export type AppealOutcome = {
  /** places of the questions that count as right from now on */
  corrected: number[];
  before: AppealMarks;
  after: AppealMarks;
};

export const appealForm = z.object({ reason: z.string().trim().min(5, 'appealReason').max(APPEAL_LIMIT, 'tooLong') });

export const appealDecisionForm = z.object({
  appealId: z.uuid(),
  decision: z.enum(['REJECTED', ...APPEAL_REMEDIES]),
  answer: z.string().trim().max(APPEAL_LIMIT),
  slot: z
    .array(z.coerce.number().int().min(1).max(500))
    .default([])
    .transform((slots) => [...new Set(slots)].sort((a, b) => a - b)),
});

/**
 * The last civil day on which a review can be asked for as of right (`rules` §2.4: within five working days; the policy
 * holds the number). Later ones are taken all the same and marked: public holidays are not known here, so that a person
 * decides whether one came too late.
 *
 * @param publishedOn the civil date on which the person could first see the marks
 */
export const appealDueOn = (publishedOn: string, workingDays: number): string =>
  addWorkingDays(publishedOn, workingDays);

/** What can be done for somebody whose appeal is upheld, by what became of their sitting. */
export function remediesFor(
  sitting: { passed: boolean; eligibility: string | null },
  itemsOpen: boolean,
): AppealRemedy[] {
  return [
    ...(itemsOpen ? (['CORRECTED'] as const) : []),
    ...(sitting.passed ? [] : (['ANNULLED'] as const)),
    ...(sitting.eligibility === 'WITHDRAWN' ? (['RECONSIDERED'] as const) : []),
  ];
}
