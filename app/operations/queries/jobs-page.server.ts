import { authorisedScopes, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { deliveries, jobCounts, type DeliveryRow, type JobCount, type JobState } from '../data/delivery-rows.ts';

export type JobsPage = { state: JobState; job: string | null; rows: DeliveryRow[]; counts: JobCount[] };

/** The background jobs of the installation. They carry ids only, so nobody's data is shown. */
export async function jobsPage(actor: Actor, asked: { state: string | null; job: string | null }): Promise<JobsPage> {
  authorisedScopes(actor, 'operations.read');
  const counts = await jobCounts(sqlRead);
  const failed = counts.some((count) => count.failed > 0);
  const state =
    (['failed', 'waiting', 'done'] as const).find((one) => one === asked.state) ?? (failed ? 'failed' : 'waiting');
  return { state, job: asked.job, rows: await deliveries(sqlRead, state, asked.job, 100), counts };
}
