import type { Delivery, Job, QueueName } from '~/platform/outbox.ts';

/** What answers a job. Run twice, it has one effect. */
export type Processor = {
  readonly job: string;
  readonly queue: QueueName;
  readonly attempts: number;
  run(payload: unknown, delivery: Delivery): Promise<void>;
};

export const processor = <P>(job: Job<P>, run: (payload: P, delivery: Delivery) => Promise<unknown>): Processor => ({
  job: job.job,
  queue: job.queue,
  attempts: job.attempts,
  async run(payload, delivery) {
    await run(job.payload.parse(payload), delivery);
  },
});
