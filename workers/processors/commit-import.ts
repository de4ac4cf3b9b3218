import { runImportCommit } from '~/operations/commands/run-import-commit.server.ts';
import { commitImport } from '~/operations/jobs/import-jobs.ts';
import { importKinds } from '../import-kinds.ts';
import { processor } from '../processor.ts';

export const commitImportProcessor = processor(commitImport, ({ batchId }) => runImportCommit(batchId, importKinds));
