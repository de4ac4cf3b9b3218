import { NotFound, type Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { env } from '~/platform/env.ts';
import { loadQuestionVersions } from '~/questions/queries/question-versions.server.ts';
import { findAttempt, type AttemptRow } from '../data/attempt-rows.ts';
import { findAftermath, type EligibilityRow } from '../data/eligibility-page-rows.ts';
import { pastSittings } from '../data/past-sittings.ts';
import { findCover } from '../data/paper-cover.ts';
import { policyVersion } from '../data/policy-cache.ts';
import type { Occasion } from '../data/session-rows.ts';
import { countable, flaggedSlots } from '../rules/answer-sheet.ts';
import { appealDueOn } from '../rules/appeal.ts';
import type { AppealClause, OwnAppeal } from '../rules/appeal-view.ts';
import type { GradeDetail } from '../rules/grade-paper.ts';
import type { PolicySettings } from '../rules/policy-settings.ts';
import type { PolicySources } from '../rules/policy-sources.ts';
import { coverFacts, keyReleased, publishedAt, released, scoreReleased } from '../rules/release.ts';
import { standingToSit } from '../rules/standing-to-sit.ts';
import { reviewedItem, type ReviewedItem } from './reviewed-item.server.ts';

export type ResultPage = {
  attemptId: string;
  practice: boolean;
  /** null for practice */
  occasion: Occasion | null;
  status: AttemptRow['status'];
  title: string | null;
  candidateName: string;
  organizationName: string;
  demonstration: boolean;
  startedAt: number;
  submittedAt: number | null;
  submissionKind: AttemptRow['submissionKind'];
  gradeDueAt: number | null;
  now: number;
  policy: { title: string; titleEn: string; number: number };
  /** which topics make up each part, for the names beside the questions */
  sectionTopics: { title: string; titleEn: string; topics: string[] }[];
  /** how the result can be looked at again: null for practice and before it may be seen */
  review: {
    /** the last civil day of the policy's period */
    until: string;
    over: boolean;
    workingDays: number;
    clause: AppealClause | null;
    appeal: OwnAppeal | null;
  } | null;
  /** after a failure: the last day of a retake, or the first day after the cooling time */
  nextChance: { kind: 'retake' | 'cooling'; on: string } | null;
  /**
   * Null while it is being marked, or may not be seen yet. What each question earned is no part of it: that would tell
   * the key before its time.
   */
  grade: Omit<GradeDetail, 'earned'> | null;
  scoreFrom: number | null;
  scoreOpen: boolean;
  /** each question with key and reason, once the policy allows it */
  items: ReviewedItem[] | null;
  itemsFrom: number | null;
  flagged: number[];
  lateKept: number;
  eligibility: EligibilityRow | null;
};

/** A person's own result, as far as the policy lets them see it now. */
export async function resultPage(actor: Actor, attemptId: string): Promise<ResultPage> {
  const attempt = await findAttempt(sqlRead, attemptId);
  if (!attempt || attempt.accountId !== actor.accountId) throw new NotFound('attempt');
  const cover = await findCover(sqlRead, attemptId);
  const policy = await policyVersion(attempt.policyVersionId);
  const { settings } = policy;
  const facts = coverFacts(cover, attempt.now);
  const graded = attempt.status === 'GRADED';
  const score = scoreReleased(settings.scoreRelease, facts);
  const explanations = released(settings.explanationRelease, facts);
  const practice = attempt.kind === 'PRACTICE';
  const shown = score.open && !practice;
  const aftermath = shown
    ? await findAftermath(sqlRead, attemptId, (policy.ruleVersionIds as PolicySources).appeal ?? null)
    : null;
  return {
    attemptId,
    practice,
    occasion: attempt.occasion as Occasion | null,
    status: attempt.status,
    title: cover?.sessionTitle ?? null,
    candidateName: cover?.candidateName ?? '',
    organizationName: cover?.organizationName ?? '',
    demonstration: cover?.demonstration ?? false,
    startedAt: attempt.startedAt.getTime(),
    submittedAt: attempt.submittedAt?.getTime() ?? null,
    submissionKind: attempt.submissionKind,
    gradeDueAt: attempt.gradeDueAt?.getTime() ?? null,
    now: facts.now,
    policy: { title: policy.title, titleEn: policy.titleEn, number: policy.number },
    sectionTopics: settings.sections.map(({ title, titleEn, topics }) => ({ title, titleEn, topics })),
    review: aftermath && attempt.gradedAt ? reviewOf(settings, attempt.gradedAt, facts, aftermath) : null,
    nextChance: graded && score.open && !practice && !attempt.passed ? await nextChance(attempt, settings) : null,
    grade: graded && score.open ? withoutEarned(attempt.gradeDetail) : null,
    scoreOpen: score.open,
    scoreFrom: score.open ? null : score.from,
    items: graded && keyReleased(settings, facts) ? await reviewedItems(attempt) : null,
    itemsFrom: explanations.open ? null : explanations.from,
    flagged: flaggedSlots(attempt.answers ?? {}),
    lateKept: attempt.lateAnswers?.filter(countable).length ?? 0,
    eligibility: aftermath?.eligibility ?? null,
  };
}

function withoutEarned(detail: GradeDetail | null): ResultPage['grade'] {
  if (!detail) return null;
  const { earned: _earned, ...shown } = detail;
  return shown;
}

function reviewOf(
  settings: PolicySettings,
  gradedAt: Date,
  facts: ReturnType<typeof coverFacts>,
  { appeal, clause }: { appeal: OwnAppeal | null; clause: AppealClause | null },
): NonNullable<ResultPage['review']> {
  const published = publishedAt(settings.scoreRelease, gradedAt.getTime(), facts);
  const until = appealDueOn(today(new Date(published)), settings.appealWorkingDays);
  const over = today(new Date(facts.now)) > until;
  return { until, over, workingDays: settings.appealWorkingDays, clause, appeal };
}

/** When somebody who failed may sit again, by the same rule that lets them start. */
async function nextChance(attempt: AttemptRow, settings: PolicySettings): Promise<ResultPage['nextChance']> {
  if (!attempt.cadreId || !attempt.occasion) return null;
  const past = await pastSittings(sqlRead, [attempt.cadreId], attempt.occasion as Occasion, env.TIME_ZONE);
  const standing = standingToSit(settings, past.get(attempt.cadreId) ?? [], today(attempt.now));
  if (standing.may) return standing.as === 'retake' ? { kind: 'retake', on: standing.until } : null;
  return standing.reason === 'cooling' ? { kind: 'cooling', on: standing.until } : null;
}

/** Every question of a marked sheet with key and reason; the caller has made sure that they may be seen. */
export async function reviewedItems(attempt: AttemptRow): Promise<ReviewedItem[]> {
  const versions = await loadQuestionVersions(attempt.paper.items.map((item) => item.q));
  return attempt.paper.items.flatMap((_, place) => {
    const earned = attempt.gradeDetail?.earned[place];
    return reviewedItem(attempt, place + 1, attempt.answers ?? {}, versions, earned) ?? [];
  });
}
