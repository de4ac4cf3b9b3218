import { z } from 'zod';
import { defineFact, defineJob } from '~/platform/outbox.ts';

/** Answers `result-confirmed`: the pass slip of a confirmed test. */
export const issuePassSlipJob = defineJob('issue-pass-slip', {
  queue: 'documents',
  payload: z.object({ eligibilityId: z.uuid() }),
});

/** Draws, hashes and seals an allocated certificate. */
export const renderCertificateJob = defineJob('render-certificate', {
  queue: 'documents',
  payload: z.object({ certificateId: z.uuid() }),
  attempts: 8,
});

/** A certificate is sealed and from now on visible to outsiders. */
export const certificateSealed = defineFact('certificate-sealed', z.object({ certificateId: z.uuid() }));
