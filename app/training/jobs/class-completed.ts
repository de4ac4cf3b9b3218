import { z } from 'zod';
import { defineFact } from '~/platform/outbox.ts';

/** A class is closed with its results. */
export const classCompleted = defineFact('class-completed', z.object({ classId: z.uuid() }));
