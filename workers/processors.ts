import type { Processor } from './processor.ts';
import { issuePassSlipProcessor } from './processors/issue-pass-slip.ts';
import { renderCertificateProcessor } from './processors/render-certificate.ts';

/** Every background job and what answers it. */
export const processors: readonly Processor[] = [issuePassSlipProcessor, renderCertificateProcessor];
