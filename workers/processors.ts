import type { Processor } from './processor.ts';
import { checkImportProcessor } from './processors/check-import.ts';
import { commitImportProcessor } from './processors/commit-import.ts';
import { describeAuthorityProcessor } from './processors/describe-authority.ts';
import { flagEligibilityProcessor } from './processors/flag-eligibility.ts';
import { gradeAttemptProcessor } from './processors/grade-attempt.ts';
import { issuePassSlipProcessor } from './processors/issue-pass-slip.ts';
import { loadQuestionBanksProcessor } from './processors/load-question-banks.ts';
import { pullOutdatedQuestionsProcessor } from './processors/pull-outdated-questions.ts';
import { issueCompetencyCertificateProcessor } from './processors/issue-competency-certificate.ts';
import { recordCourseCreditProcessor } from './processors/record-course-credit.ts';
import { mailNoticeProcessor } from './processors/mail-notice.ts';
import { renderCertificateProcessor } from './processors/render-certificate.ts';
import { renderLessonsProcessor } from './processors/render-lessons.ts';
import { startTrainingRulesProcessor } from './processors/start-training-rules.ts';
import { undoImportProcessor } from './processors/undo-import.ts';

/** Every background job and what answers it. */
export const processors: readonly Processor[] = [
  checkImportProcessor,
  commitImportProcessor,
  undoImportProcessor,
  describeAuthorityProcessor,
  gradeAttemptProcessor,
  flagEligibilityProcessor,
  recordCourseCreditProcessor,
  issueCompetencyCertificateProcessor,
  issuePassSlipProcessor,
  loadQuestionBanksProcessor,
  mailNoticeProcessor,
  pullOutdatedQuestionsProcessor,
  renderCertificateProcessor,
  renderLessonsProcessor,
  startTrainingRulesProcessor,
];
