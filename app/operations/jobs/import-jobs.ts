import { z } from 'zod';
import { defineJob } from '~/platform/outbox.ts';

const payload = z.object({ batchId: z.uuid() });

/** Reads the file, maps the columns and judges every row; writes nothing but the batch and its rows. */
export const checkImport = defineJob('check-import', { payload });
/** Writes the rows that may be written, chunk by chunk. */
export const commitImport = defineJob('commit-import', { payload });
/** Takes back what the batch changed. */
export const undoImport = defineJob('undo-import', { payload });
