import { inSqlTransaction, sql } from '~/platform/db.ts';
import { QUEUES } from '~/platform/outbox.ts';
import { jobIdOf, jobOptions, type Message, type QueueBackend } from '~/platform/queue.ts';
import type { Processor } from './processor.ts';

const BATCH = 500;
/** On PostgreSQL each bulk call makes two temporary tables: a few jobs are cheaper one by one. */
const BULK_FROM = 8;
/** How long a delivery may be under way before it is looked for in the queue. */
const RESEND_AFTER_SECONDS = 30;

type OutboxRow = { id: string; topic: string; payload: unknown };
type DeliveryRow = { outbox_id: string; subscriber: string; payload: unknown };

export type Relay = {
  /** Hands new outbox rows to the queue. @returns how many deliveries were made */
  relay(): Promise<number>;
  /** Sends again what was handed over and never done. @returns how many */
  resend(): Promise<number>;
};

/** Carries the outbox to the queue: one delivery and one job per subscriber. */
export function createRelay(
  backend: QueueBackend,
  processors: readonly Processor[],
  subscriptions: readonly { fact: string; jobs: readonly { job: string }[] }[],
): Relay {
  const byJob = new Map(processors.map((processor) => [processor.job, processor]));
  const byFact = new Map(subscriptions.map(({ fact, jobs }) => [fact, jobs.map(({ job }) => job)]));
  const subscribersOf = (topic: string): string[] =>
    topic.startsWith('job:') ? [topic.slice(4)] : (byFact.get(topic.replace(/^fact:/, '')) ?? []);

  async function send(deliveries: DeliveryRow[]): Promise<void> {
    for (const queue of QUEUES) {
      const group = deliveries.filter((delivery) => byJob.get(delivery.subscriber)?.queue === queue);
      if (group.length === 0) continue;
      const jobs = group.map((delivery) => {
        const message: Message = {
          outboxId: delivery.outbox_id,
          subscriber: delivery.subscriber,
          payload: delivery.payload,
        };
        return {
          name: delivery.subscriber,
          data: message,
          opts: {
            ...jobOptions,
            jobId: jobIdOf(message),
            attempts: byJob.get(delivery.subscriber)?.attempts ?? 1,
            backoff: { type: 'exponential', delay: 500 },
          },
        };
      });
      const target = backend.queue(queue);
      if (jobs.length < BULK_FROM) await Promise.all(jobs.map((job) => target.add(job.name, job.data, job.opts)));
      else await target.addBulk(jobs);
    }
  }

  return {
    async relay() {
      const deliveries = await inSqlTransaction(async (tx) => {
        const rows = await tx.query<OutboxRow>(
          `SELECT o.id::text, o.topic, o.payload FROM journal.outbox o WHERE o.relayed_at IS NULL
           ORDER BY o.created_at, o.id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
        );
        if (rows.length === 0) return [];
        const made = rows.flatMap((row) =>
          subscribersOf(row.topic).map((subscriber) => ({ outbox_id: row.id, subscriber, payload: row.payload })),
        );
        await tx.query(
          `INSERT INTO journal.outbox_delivery (outbox_id, subscriber, payload)
           SELECT outbox_id, subscriber, payload FROM jsonb_to_recordset($1::jsonb) AS d(outbox_id bigint, subscriber text, payload jsonb)
           ON CONFLICT DO NOTHING`,
          [JSON.stringify(made)],
        );
        await tx.query(
          `UPDATE journal.outbox SET relayed_at = clock_timestamp() WHERE id = ANY($1::bigint[]) AND relayed_at IS NULL`,
          [rows.map((row) => row.id)],
        );
        return made;
      });
      // After the commit: a crash in between leaves an open delivery, and `resend` finds it.
      await send(deliveries);
      return deliveries.length;
    },

    async resend() {
      const open = await sql.query<DeliveryRow>(
        `UPDATE journal.outbox_delivery SET sent_at = clock_timestamp(), sends = sends + 1
         WHERE (outbox_id, subscriber) IN (
           SELECT d.outbox_id, d.subscriber FROM journal.outbox_delivery d
           WHERE d.done_at IS NULL AND d.failed_at IS NULL AND d.sent_at < clock_timestamp() - make_interval(secs => ${RESEND_AFTER_SECONDS})
           ORDER BY d.sent_at, d.outbox_id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
         RETURNING outbox_id::text, subscriber, payload`,
      );
      const lost: DeliveryRow[] = [];
      for (const delivery of open) {
        const processor = byJob.get(delivery.subscriber);
        if (!processor) continue;
        const job = await backend
          .queue(processor.queue)
          .getJob(jobIdOf({ outboxId: delivery.outbox_id, subscriber: delivery.subscriber }));
        const state = job ? await job.getState() : 'unknown';
        // Waiting its turn or under way is not lost; anything else is removed first, because a kept id refuses an add.
        if (['waiting', 'active', 'delayed', 'prioritized'].includes(state)) continue;
        await job?.remove().catch(() => undefined);
        lost.push(delivery);
      }
      await send(lost);
      return lost.length;
    },
  };
}
