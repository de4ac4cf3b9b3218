import { z } from 'zod';
import { defineFact } from '~/platform/outbox.ts';

/** Somebody finished every lesson of a course. Told once for each person and course. */
export const courseCompleted = defineFact('course-completed', z.object({ accountId: z.uuid(), courseId: z.uuid() }));
