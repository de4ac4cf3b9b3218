import type { AppealOutcome, AppealRemedy, AppealStatus } from './appeal.ts';

/** An appeal as those see it who answer it. */
export type AppealListRow = {
  id: string;
  attemptId: string;
  accountId: string;
  name: string;
  organizationName: string;
  path: string;
  sessionId: string;
  sessionNumber: string;
  sessionTitle: string;
  reason: string;
  filedAt: Date;
  /** civil date of the last day */
  dueOn: string;
  /** filed after it; public holidays are not counted, so a person judges */
  late: boolean;
  status: AppealStatus;
  remedy: AppealRemedy | null;
  answer: string | null;
  outcome: AppealOutcome | null;
  decidedByName: string | null;
  decidedAt: Date | null;
  attemptStatus: string;
  score: number | null;
  points: number | null;
  passed: boolean;
  eligibility: string | null;
  /** accounts that decided about the result before */
  handlers: string[];
};

/** An appeal as the person sees it who filed it. */
export type OwnAppeal = {
  status: AppealStatus;
  reason: string;
  filedAt: Date;
  remedy: AppealRemedy | null;
  answer: string | null;
  outcome: AppealOutcome | null;
  decidedByName: string | null;
  decidedAt: Date | null;
};

/** The clause on which the period of appeals rests. */
export type AppealClause = { document: string; label: string; href: string; confirmed: boolean };

/** Why somebody may not answer an appeal; null when they may. */
export function appealHindrance(
  actor: { accountId: string },
  appeal: { accountId: string; handlers: readonly string[] },
): 'own-appeal' | 'original-handler' | null {
  if (appeal.accountId === actor.accountId) return 'own-appeal';
  return appeal.handlers.includes(actor.accountId) ? 'original-handler' : null;
}
