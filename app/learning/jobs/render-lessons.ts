import { z } from 'zod';
import { defineJob } from '~/platform/outbox.ts';

/** Renders anew what cites a clause that changed; answers `regulation-clause-changed` and `clause-citation-changed`. */
export const renderLessons = defineJob('render-lessons', {
  queue: 'documents',
  payload: z.object({ clauseId: z.uuid() }),
});
