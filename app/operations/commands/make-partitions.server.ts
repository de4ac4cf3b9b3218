import { Temporal } from 'temporal-polyfill';
import { now, today } from '~/platform/clock.ts';
import { logger } from '~/platform/logger.ts';
import { sql } from '~/platform/db.ts';
import { ensurePartitions } from '../data/partition-rows.ts';

/** Months that stand ready beside the present one: a worker that rests over the holidays leaves none without. */
const AHEAD = 3;

/**
 * Makes the monthly partitions of the journal before their month begins. Each month for itself: one whose rows already
 * went to the partition of the rest, because no worker ran, stays there and keeps no other month waiting.
 */
export async function makePartitions(at: Date = now()): Promise<void> {
  const first = Temporal.PlainDate.from(today(at, 'UTC')).with({ day: 1 });
  for (let months = 0; months <= AHEAD; months += 1) {
    const month = first.add({ months }).toString();
    await ensurePartitions(sql, month).catch((fault: unknown) =>
      logger.warn({ err: fault, month }, 'a month of the journal has no partition of its own'),
    );
  }
}
