import { authorisedScopes, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { deliveries, jobCounts, type DeliveryRow, type JobCount, type JobState } from '../data/delivery-rows.ts';

export type JobFigures = { waiting: number; failed: number; done: number };
export type JobsPage = {
  state: JobState;
  job: string | null;
  rows: DeliveryRow[];
  counts: JobCount[];
  /** of all kinds */
  figures: JobFigures;
  /** how many rows the list has in all */
  total: number;
};

/** The background jobs of the installation. They carry ids only, so nobody's data is shown. */
export async function jobsPage(
  actor: Actor,
  asked: { state: string | null; job: string | null; limit: number; offset: number },
): Promise<JobsPage> {
  const counts = await countsFor(actor);
  const figures = figuresOf(counts);
  const state =
    (['failed', 'waiting', 'done'] as const).find((one) => one === asked.state) ??
    (figures.failed > 0 ? 'failed' : 'waiting');
  const { job } = asked;
  return {
    state,
    job,
    counts,
    figures,
    total: figuresOf(job === null ? counts : counts.filter((count) => count.job === job))[state],
    rows: asked.limit > 0 ? await deliveries(sqlRead, state, job, asked) : [],
  };
}

/** How many jobs wait, have failed, and were done in the last 24 hours. */
export const jobFigures = async (actor: Actor): Promise<JobFigures> => figuresOf(await countsFor(actor));

async function countsFor(actor: Actor): Promise<JobCount[]> {
  authorisedScopes(actor, 'operations.read');
  return jobCounts(sqlRead);
}

const figuresOf = (counts: readonly JobCount[]): JobFigures => {
  const sum = (key: 'waiting' | 'failed' | 'doneToday'): number => counts.reduce((all, one) => all + one[key], 0);
  return { waiting: sum('waiting'), failed: sum('failed'), done: sum('doneToday') };
};
