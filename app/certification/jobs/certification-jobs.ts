import { z } from 'zod';
import { defineFact, defineJob } from '~/platform/outbox.ts';

const application = z.object({ applicationId: z.uuid() });

/** The authority granted an application. */
export const certificationApproved = defineFact('certification-approved', application);

/** Answers `certification-approved`. */
export const issueCompetencyCertificateJob = defineJob('issue-competency-certificate', {
  queue: 'documents',
  payload: application,
});
