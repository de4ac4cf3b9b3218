import { domainResult, type DomainFigures, type DomainResult, type TopicPoints } from './ability-domains.ts';
import type { Requirement } from './level-requirements.ts';

/** What is on record of a person, as of one day. */
export type EvidenceOnRecord = {
  /** confirmed test results still valid: number of the session, score, civil date */
  tests: readonly {
    occasion: string;
    score: number;
    takenOn: string;
    reference: string;
    /** what each topic of a level's paper brought; null for other tests and for papers that keep no detail */
    topics: TopicPoints | null;
  }[];
  finishedCourses: readonly { courseCode: string; title: string; finishedOn: string }[];
  /** hours by class within the longest window asked for */
  classes: readonly { entryId: string; title: string; classType: string; hours: number; occurredOn: string }[];
};

export type RequirementVerdict = {
  requirement: Requirement;
  met: boolean;
  /** what was counted, in a form that pages turn into a sentence */
  counted: { reference: string; value: number; on: string; entryId?: string }[];
  total: number;
  /** of a level's paper: the domains, from the newest paper that counts */
  domains?: DomainResult;
};

/**
 * Judges each requirement by what is on record and says by which evidence; nothing is decided here. A person decides.
 *
 * @param earliest for a number of months, the first civil date that still counts
 * @param notBefore results of the level's paper before this day do not count (a renewal asks for a new one)
 * @param figures weights and floors of the level's row
 */
export function judgeRequirements(
  requirements: readonly Requirement[],
  record: EvidenceOnRecord,
  earliest: (months: number) => string,
  notBefore: string | null,
  figures: { weights: DomainFigures; floors: DomainFigures },
): RequirementVerdict[] {
  return requirements.map((requirement) => {
    switch (requirement.kind) {
      case 'TEST_PASSED': {
        const counted = record.tests
          .filter((test) => test.occasion !== 'CERTIFICATION_L1' && test.score >= requirement.minScore)
          .map((test) => ({ reference: test.reference, value: test.score, on: test.takenOn }));
        return { requirement, met: counted.length > 0, counted, total: counted[0]?.value ?? 0 };
      }
      case 'LEVEL_PAPER': {
        const papers = record.tests
          .filter((test) => test.occasion === 'CERTIFICATION_L1' && test.score >= requirement.minScore)
          .filter((test) => notBefore === null || test.takenOn >= notBefore)
          .map((test) => ({
            test,
            domains: domainResult(requirement.domains, test.topics ?? {}, figures.weights, figures.floors),
          }));
        const enough = papers.find(({ domains }) => domains.scores.every((score) => score.met));
        const shown = enough ?? papers[0];
        const counted = papers.map(({ test }) => ({ reference: test.reference, value: test.score, on: test.takenOn }));
        return {
          requirement,
          met: enough !== undefined,
          counted,
          total: shown?.test.score ?? 0,
          ...(shown && { domains: shown.domains }),
        };
      }
      case 'COURSE_FINISHED': {
        const counted = record.finishedCourses
          .filter((course) => course.courseCode === requirement.courseCode)
          .map((course) => ({ reference: course.title, value: 1, on: course.finishedOn }));
        return { requirement, met: counted.length > 0, counted, total: counted.length };
      }
      case 'CLASS_HOURS': {
        const from = earliest(requirement.months);
        const inWindow = record.classes.filter((one) => one.occurredOn >= from);
        const counted = inWindow.map((one) => ({
          reference: one.title,
          value: one.hours,
          on: one.occurredOn,
          entryId: one.entryId,
        }));
        const total = counted.reduce((sum, one) => sum + one.value, 0);
        const rightKind =
          requirement.classType === null || inWindow.some((one) => one.classType === requirement.classType);
        return { requirement, met: total >= requirement.hours && rightKind, counted, total };
      }
    }
  });
}

export const allMet = (verdicts: readonly RequirementVerdict[]): boolean => verdicts.every((verdict) => verdict.met);

/** The entries of the ledger that verdicts rest on, each once. */
export const creditsCounted = (verdicts: readonly RequirementVerdict[]): string[] => [
  ...new Set(verdicts.flatMap(({ counted }) => counted.flatMap(({ entryId }) => entryId ?? []))),
];
