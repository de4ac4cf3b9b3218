import { z } from 'zod';
import { defineFact } from '~/platform/outbox.ts';

/** The text of a clause changed, ended or began anew: what cites it wants a look. */
export const regulationClauseChanged = defineFact('regulation-clause-changed', z.object({ clauseId: z.uuid() }));
