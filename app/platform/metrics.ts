import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { sqlRead } from './db.ts';

/** Counters of this process, served as Prometheus text at `/metrics`. No label ever holds a person. */
export const metrics = new Registry();
collectDefaultMetrics({ register: metrics });

export const requestSeconds = new Histogram({
  name: 'hangjia_request_seconds',
  help: 'Time to answer a request, by route and status class',
  labelNames: ['route', 'status'],
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
  registers: [metrics],
});

export const answersSaved = new Counter({
  name: 'hangjia_answers_saved_total',
  help: 'Answers acknowledged',
  registers: [metrics],
});

const jobs = new Gauge({
  name: 'hangjia_jobs',
  help: 'Background jobs that are not done, by state: waiting (or under way) and failed for good',
  labelNames: ['state'],
  registers: [metrics],
  // Asked when somebody asks: what counts is written in the database, whichever worker did or did not do it.
  async collect() {
    const [found] = await sqlRead
      .query<{ waiting: number; failed: number; oldest: number }>(
        `SELECT count(*) FILTER (WHERE failed_at IS NULL)::int AS waiting, count(*) FILTER (WHERE failed_at IS NOT NULL)::int AS failed,
                coalesce(extract(epoch FROM clock_timestamp() - min(created_at) FILTER (WHERE failed_at IS NULL)), 0)::float8 AS oldest
         FROM journal.outbox_delivery WHERE done_at IS NULL`,
      )
      // A database that is away is told of by /readyz; the other figures are still worth having.
      .catch(() => []);
    jobs.reset();
    if (!found) return;
    jobs.set({ state: 'waiting' }, found.waiting);
    jobs.set({ state: 'failed' }, found.failed);
    oldestJob.set(found.oldest);
  },
});

const oldestJob = new Gauge({
  name: 'hangjia_oldest_job_seconds',
  help: 'How long the oldest background job that is not done has been waiting',
  registers: [metrics],
});
