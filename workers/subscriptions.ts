import { authoritySetUp } from '~/identity/jobs/authority-set-up.ts';
import { certificationApproved, issueCompetencyCertificateJob } from '~/certification/jobs/certification-jobs.ts';
import { recordCourseCreditJob } from '~/credits/jobs/credit-jobs.ts';
import { issuePassSlipJob } from '~/credentials/jobs/credential-jobs.ts';
import { attemptGraded, resultConfirmed } from '~/exams/jobs/exam-facts.ts';
import { flagEligibilityJob } from '~/exams/jobs/flag-eligibility.ts';
import { renderLessons } from '~/learning/jobs/render-lessons.ts';
import { courseCompleted } from '~/learning/jobs/course-completed.ts';
import type { Fact, Job } from '~/platform/outbox.ts';
import { loadQuestionBanksJob } from '~/questions/jobs/load-question-banks.ts';
import { pullOutdatedQuestionsJob } from '~/questions/jobs/pull-outdated-questions.ts';
import { clauseCitationChanged } from '~/regulations/jobs/clause-citation-changed.ts';
import { describeAuthorityJob } from '~/registry/jobs/describe-authority.ts';
import { startTrainingRulesJob } from '~/training/jobs/start-training-rules.ts';
import { regulationClauseChanged } from '~/regulations/jobs/regulation-clause-changed.ts';

type Subscription = { readonly fact: string; readonly jobs: readonly { readonly job: string }[] };

/** Says which jobs answer a fact; their payload is the fact's. */
export const subscribe = <P>(fact: Fact<P>, ...jobs: Job<P>[]): Subscription => ({ fact: fact.fact, jobs });

/** The one place that knows everybody: fact → who answers. */
export const subscriptions: readonly Subscription[] = [
  subscribe(authoritySetUp, describeAuthorityJob, loadQuestionBanksJob, startTrainingRulesJob),
  subscribe(regulationClauseChanged, pullOutdatedQuestionsJob, renderLessons),
  subscribe(clauseCitationChanged, renderLessons),
  subscribe(courseCompleted, recordCourseCreditJob),
  subscribe(attemptGraded, flagEligibilityJob),
  subscribe(resultConfirmed, issuePassSlipJob),
  subscribe(certificationApproved, issueCompetencyCertificateJob),
];
