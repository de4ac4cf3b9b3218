import { issueCompetencyCertificate } from '~/certification/commands/issue-competency-certificate.server.ts';
import { issueCompetencyCertificateJob } from '~/certification/jobs/certification-jobs.ts';
import { processor } from '../processor.ts';

export const issueCompetencyCertificateProcessor = processor(issueCompetencyCertificateJob, ({ applicationId }) =>
  issueCompetencyCertificate(applicationId),
);
