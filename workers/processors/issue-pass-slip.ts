import { issuePassSlip } from '~/credentials/commands/issue-pass-slip.server.ts';
import { issuePassSlipJob } from '~/credentials/jobs/credential-jobs.ts';
import { processor } from '../processor.ts';

export const issuePassSlipProcessor = processor(issuePassSlipJob, ({ eligibilityId }) => issuePassSlip(eligibilityId));
