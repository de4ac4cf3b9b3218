/** What a version of a question waits for; `WITHDRAWN` was in force until its question was pulled or retired. */
export type VersionState = 'IN_FORCE' | 'DRAFT' | 'IN_REVIEW' | 'RETURNED' | 'PAST' | 'WITHDRAWN';

export type VersionFacts = {
  readonly id: string;
  readonly submittedAt: unknown;
  readonly reviewDecision: string | null;
};

/**
 * @param currentVersionId the version in force, if any
 * @param latestId the version written last; only this one can still be worked on
 */
export function versionState(version: VersionFacts, currentVersionId: string | null, latestId: string): VersionState {
  if (version.id === currentVersionId) return 'IN_FORCE';
  if (version.id !== latestId) return 'PAST';
  if (version.reviewDecision === 'RETURNED') return 'RETURNED';
  if (version.reviewDecision) return 'PAST';
  return version.submittedAt ? 'IN_REVIEW' : 'DRAFT';
}

/** 命题 and 审题 of one item are never the same person's: whoever wrote any version may not release one. */
export const mayReview = (reviewerId: string, writers: readonly (string | null)[]): boolean =>
  !writers.includes(reviewerId);
