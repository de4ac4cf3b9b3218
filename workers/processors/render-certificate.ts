import { renderCertificate } from '~/credentials/commands/render-certificate.server.ts';
import { renderCertificateJob } from '~/credentials/jobs/credential-jobs.ts';
import { processor } from '../processor.ts';

export const renderCertificateProcessor = processor(renderCertificateJob, ({ certificateId }) =>
  renderCertificate(certificateId),
);
