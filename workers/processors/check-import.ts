import { runImportCheck } from '~/operations/commands/run-import-check.server.ts';
import { checkImport } from '~/operations/jobs/import-jobs.ts';
import { importKinds } from '../import-kinds.ts';
import { processor } from '../processor.ts';

export const checkImportProcessor = processor(checkImport, ({ batchId }) => runImportCheck(batchId, importKinds));
