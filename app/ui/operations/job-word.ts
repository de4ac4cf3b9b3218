import type { Translator } from '../messages/define-messages.ts';
import { jobMessages } from '../messages/jobs.ts';

/** What a job does, in words; one that the catalogue lacks keeps its name. */
export const jobWord = (job: string, t: Translator<typeof jobMessages>): string =>
  job in jobMessages ? t(job as 'grade-attempt') : job;
