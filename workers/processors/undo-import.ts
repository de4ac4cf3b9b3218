import { runImportUndo } from '~/operations/commands/run-import-undo.server.ts';
import { undoImport } from '~/operations/jobs/import-jobs.ts';
import { importKinds } from '../import-kinds.ts';
import { processor } from '../processor.ts';

export const undoImportProcessor = processor(undoImport, ({ batchId }) => runImportUndo(batchId, importKinds));
