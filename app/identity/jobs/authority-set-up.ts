import { z } from 'zod';
import { defineFact } from '~/platform/outbox.ts';

/** A new authority has its root organization and first accounts. */
export const authoritySetUp = defineFact('authority-set-up', z.object({ rootId: z.uuid() }));
