import { describeAuthority } from '~/registry/commands/describe-authority.server.ts';
import { describeAuthorityJob } from '~/registry/jobs/describe-authority.ts';
import { processor } from '../processor.ts';

/** What is described already stays as it is. */
export const describeAuthorityProcessor = processor(describeAuthorityJob, ({ rootId }) => describeAuthority(rootId));
