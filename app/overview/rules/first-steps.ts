/** What an authority does, in this order, until its first test; each is done or not yet. */
export const FIRST_STEPS = [
  'organizations',
  'cadres',
  'accounts',
  'duties',
  'questions',
  'policy',
  'session',
  'level',
] as const;
export type FirstStep = (typeof FIRST_STEPS)[number];
export type FirstSteps = Readonly<Record<FirstStep, boolean>>;

/** Whether a new authority still has something to set up before its first test. */
export const isBeginning = (steps: FirstSteps): boolean => FIRST_STEPS.some((step) => !steps[step]);
