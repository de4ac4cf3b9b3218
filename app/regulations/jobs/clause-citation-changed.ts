import { z } from 'zod';
import { defineFact } from '~/platform/outbox.ts';

/**
 * How a clause is cited changed (its label, its heading, or whether it is 待核); its text did not. Pages that were made
 * with the citation are made anew; questions need no review.
 */
export const clauseCitationChanged = defineFact('clause-citation-changed', z.object({ clauseId: z.uuid() }));
