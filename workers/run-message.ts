import { sql } from '~/platform/db.ts';
import { faultInBrief, logger } from '~/platform/logger.ts';
import { markDone, type Delivery } from '~/platform/outbox.ts';
import type { Message } from '~/platform/queue.ts';
import type { Processor } from './processor.ts';

/** Runs one message and writes down how it went; a failure is thrown on, so that the queue tries again. */
export function messageRunner(processors: readonly Processor[]): (message: Message) => Promise<void> {
  const byJob = new Map(processors.map((processor) => [processor.job, processor]));
  return async (message) => {
    const processor = byJob.get(message.subscriber);
    if (!processor) throw new Error(`no processor for ${message.subscriber}`);
    try {
      const delivery: Delivery = { outboxId: message.outboxId, subscriber: message.subscriber };
      await processor.run(message.payload, delivery);
      if (!delivery.marked) await markDone(sql, delivery);
    } catch (error) {
      logger.error({ err: error, job: message.subscriber, outboxId: message.outboxId }, 'job failed');
      await sql
        .query(
          `UPDATE journal.outbox_delivery
           SET failures = failures + 1, last_error = $3, failed_at = CASE WHEN failures + 1 >= $4 THEN clock_timestamp() END
           WHERE outbox_id = $1::bigint AND subscriber = $2 AND done_at IS NULL`,
          [message.outboxId, message.subscriber, faultInBrief(error).slice(0, 500), processor.attempts],
        )
        .catch(() => undefined);
      throw error;
    }
  };
}
