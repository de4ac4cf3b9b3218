import type { GradeDetail } from './grade-paper.ts';
import type { PolicySources } from './policy-sources.ts';

/** Where a marked sitting stands: `marking` is the moment between the marks and the flag. */
export const RESULT_STATES = ['flagged', 'held', 'confirmed', 'failed', 'withdrawn', 'marking'] as const;
export type ResultState = (typeof RESULT_STATES)[number];

/** A marked sitting as its officers see it. */
export type ResultView = {
  attemptId: string;
  /** only a pass has one */
  eligibilityId: string | null;
  cadreId: string;
  name: string;
  staffNumber: string | null;
  organizationName: string;
  path: string;
  sessionId: string;
  sessionNumber: string;
  sessionTitle: string;
  occasion: 'PRE_ELECTION' | 'PRE_APPOINTMENT' | 'CERTIFICATION_L1';
  ordinal: number;
  score: number;
  passed: boolean;
  detail: Omit<GradeDetail, 'earned'>;
  submittedAt: Date;
  state: ResultState;
  reason: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
  validFrom: string | null;
  validUntil: string | null;
  policyCode: string;
  policyTitle: string;
  policyTitleEn: string;
  policyNumber: number;
  sources: PolicySources;
  /** incidents that invigilators wrote down */
  notes: number;
};

/** A clause on which a verdict rests, for the groups of numbers that it used. */
export type VerdictClause = {
  group: 'pass' | 'sections' | 'confirmation' | 'validity';
  documentCode: string;
  document: string;
  label: string;
  article: string;
  evidence: string;
};

export type Verdict = {
  passed: boolean;
  score: number;
  passMark: number;
  /** parts below their minimum */
  below: { title: string; titleEn: string; score: number; minimum: number }[];
  /** whether any part had a minimum at all */
  hasMinimums: boolean;
};

/** What the marks say and why: the total against the pass mark, each part against its minimum. */
export function verdictOf(detail: Omit<GradeDetail, 'earned'>): Verdict {
  const asked = detail.sections.filter((section) => section.minimum !== null);
  return {
    passed: detail.passed,
    score: detail.score,
    passMark: detail.passMark,
    below: asked.flatMap(({ title, titleEn, score, minimum }) =>
      minimum !== null && score < minimum ? [{ title, titleEn, score, minimum }] : [],
    ),
    hasMinimums: asked.length > 0,
  };
}
