import type { PolicySettings } from './policy-settings.ts';
import type { PolicyGroup } from './policy-sources.ts';

/** How a number or choice of a policy is asked for and shown. */
export type PolicyField =
  | { kind: 'number'; name: NumberName; unit: PolicyUnit; optional?: boolean }
  | { kind: 'yes-no'; name: YesNoName }
  | { kind: 'choice'; name: ChoiceName; values: readonly string[] }
  | { kind: 'text'; name: 'confirmText' | 'confirmTextEn' }
  | { kind: 'lines'; name: 'rules' | 'rulesEn' | 'waiverKinds' }
  | { kind: 'points' }
  | { kind: 'sections' }
  | { kind: 'blueprint' }
  /** holds for every policy and is said, not asked */
  | { kind: 'fixed'; name: 'absence' | 'confirmation' | 'waiver' };

export type PolicyUnit = 'minutes' | 'seconds' | 'points' | 'times' | 'days' | 'months' | 'years' | 'workingDays';

type Named<T> = { [K in keyof PolicySettings]: PolicySettings[K] extends T ? K : never }[keyof PolicySettings];
export type NumberName = Named<number | null>;
export type YesNoName = Named<boolean>;
export type ChoiceName = 'multipleScoring' | 'deviceMove' | 'scoreRelease' | 'explanationRelease';

const RELEASES = ['AFTER_HAND_IN', 'AFTER_CLOSE', 'AT', 'NEVER'] as const;

/** Every setting of a policy, in the groups in which it is shown. */
export const POLICY_FIELDS: Record<PolicyGroup, readonly PolicyField[]> = {
  paper: [
    { kind: 'points' },
    { kind: 'choice', name: 'multipleScoring', values: ['ALL_OR_NOTHING', 'HALF_WHEN_INCOMPLETE', 'BY_OPTION'] },
    { kind: 'yes-no', name: 'shuffleQuestions' },
    { kind: 'yes-no', name: 'shuffleOptions' },
    { kind: 'blueprint' },
  ],
  time: [
    { kind: 'number', name: 'minutes', unit: 'minutes' },
    { kind: 'number', name: 'overrunMinutes', unit: 'minutes' },
    { kind: 'number', name: 'lateAnswerGraceSeconds', unit: 'seconds' },
  ],
  pass: [{ kind: 'number', name: 'passMark', unit: 'points' }],
  sections: [{ kind: 'sections' }],
  retake: [
    { kind: 'number', name: 'retakes', unit: 'times' },
    { kind: 'number', name: 'retakeWithinDays', unit: 'days' },
    { kind: 'number', name: 'coolingDays', unit: 'days' },
  ],
  absence: [{ kind: 'fixed', name: 'absence' }],
  openBook: [
    { kind: 'yes-no', name: 'openBook' },
    { kind: 'number', name: 'openBookFromAge', unit: 'years', optional: true },
  ],
  validity: [{ kind: 'number', name: 'validityMonths', unit: 'months', optional: true }],
  results: [
    { kind: 'choice', name: 'scoreRelease', values: RELEASES },
    { kind: 'choice', name: 'explanationRelease', values: RELEASES },
  ],
  appeal: [{ kind: 'number', name: 'appealWorkingDays', unit: 'workingDays' }],
  confirmation: [{ kind: 'fixed', name: 'confirmation' }],
  waiver: [
    { kind: 'lines', name: 'waiverKinds' },
    { kind: 'fixed', name: 'waiver' },
  ],
  practice: [{ kind: 'yes-no', name: 'practiceAllowed' }],
  conduct: [
    { kind: 'choice', name: 'deviceMove', values: ['OWNER', 'INVIGILATOR'] },
    { kind: 'yes-no', name: 'signInFirst' },
    { kind: 'lines', name: 'rules' },
    { kind: 'lines', name: 'rulesEn' },
    { kind: 'text', name: 'confirmText' },
    { kind: 'text', name: 'confirmTextEn' },
  ],
};
