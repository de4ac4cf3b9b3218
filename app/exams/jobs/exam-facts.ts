import { z } from 'zod';
import { defineFact } from '~/platform/outbox.ts';

/** An attempt has its marks. */
export const attemptGraded = defineFact('attempt-graded', z.object({ attemptId: z.uuid() }));

/** A named officer confirmed the result of a passed test. */
export const resultConfirmed = defineFact('result-confirmed', z.object({ eligibilityId: z.uuid() }));
