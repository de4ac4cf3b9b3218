import type { z } from 'zod';
import { inSqlTransaction, type Sql } from './db.ts';

/** A fact that a context records for whoever answers it (`workers/subscriptions.ts`). */
export type Fact<P = unknown> = { readonly fact: string; readonly payload: z.ZodType<P> };

/** A background job: ids only in its payload, its queue, and how often a failing run is tried again. */
export type Job<P = unknown> = {
  readonly job: string;
  readonly queue: QueueName;
  readonly payload: z.ZodType<P>;
  readonly attempts: number;
};

/** `sittings` never waits behind anything slow. */
export const QUEUES = ['sittings', 'background', 'documents'] as const;
export type QueueName = (typeof QUEUES)[number];

export const defineFact = <P>(fact: string, payload: z.ZodType<P>): Fact<P> => ({ fact, payload });

export const defineJob = <P>(
  job: string,
  options: { queue?: QueueName; payload: z.ZodType<P>; attempts?: number },
): Job<P> => ({ job, queue: options.queue ?? 'background', payload: options.payload, attempts: options.attempts ?? 5 });

/** Records a fact in the transaction of its cause: it is told exactly if the cause is committed. */
export const recordFact = <P>(tx: Sql, fact: Fact<P>, payload: P): Promise<void> => recordFacts(tx, fact, [payload]);

/** Records the same fact of many, in one statement. */
export const recordFacts = <P>(tx: Sql, fact: Fact<P>, payloads: readonly P[]): Promise<void> =>
  write(
    tx,
    `fact:${fact.fact}`,
    payloads.map((payload) => fact.payload.parse(payload)),
  );

/** Asks for a job in the transaction of its cause. */
export const requestJob = <P>(tx: Sql, job: Job<P>, payload: P): Promise<void> => requestJobs(tx, job, [payload]);

/** Asks for one job per payload, in one statement. */
export const requestJobs = <P>(tx: Sql, job: Job<P>, payloads: P[]): Promise<void> =>
  write(
    tx,
    `job:${job.job}`,
    payloads.map((payload) => job.payload.parse(payload)),
  );

async function write(tx: Sql, topic: string, payloads: unknown[]): Promise<void> {
  if (payloads.length === 0) return;
  // The notice reaches the relay at commit and not before; the sweep finds what a lost notice would have told.
  await tx.query(
    `WITH written AS (
       INSERT INTO journal.outbox (topic, payload)
       SELECT $1, value FROM jsonb_array_elements($2::jsonb) RETURNING 1)
     SELECT pg_notify('outbox', '')::text AS notified FROM (SELECT count(*) FROM written) AS counted`,
    [topic, JSON.stringify(payloads)],
  );
}

/** What a worker is answering: the outbox row and the subscriber; and whether it is marked as done, and that committed. */
export type Delivery = { readonly outboxId: string; readonly subscriber: string; marked?: boolean };

/** Marks a delivery as done, in the transaction of its effect. Harmless when repeated. */
export async function markDone(tx: Sql, delivery: Delivery): Promise<void> {
  await tx.query(
    `UPDATE journal.outbox_delivery SET done_at = clock_timestamp(), failed_at = NULL, last_error = NULL
     WHERE outbox_id = $1::bigint AND subscriber = $2 AND done_at IS NULL`,
    [delivery.outboxId, delivery.subscriber],
  );
}

/** Runs an effect in one transaction that marks its delivery too, so that nothing is left for the worker to mark. */
export async function inDelivery<T>(delivery: Delivery | undefined, effect: (tx: Sql) => Promise<T>): Promise<T> {
  const result = await inSqlTransaction(async (tx) => {
    const had = await effect(tx);
    if (delivery) await markDone(tx, delivery);
    return had;
  });
  if (delivery) delivery.marked = true;
  return result;
}
