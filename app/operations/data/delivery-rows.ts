import type { Sql } from '~/platform/db.ts';

export type JobState = 'waiting' | 'failed' | 'done';

export type DeliveryRow = {
  outboxId: string;
  job: string;
  state: JobState;
  createdAt: Date;
  doneAt: Date | null;
  failedAt: Date | null;
  failures: number;
  sends: number;
  lastError: string | null;
};

const COLUMNS = `outbox_id::text AS "outboxId", subscriber AS job,
  CASE WHEN done_at IS NOT NULL THEN 'done' WHEN failed_at IS NOT NULL THEN 'failed' ELSE 'waiting' END AS state,
  created_at AS "createdAt", done_at AS "doneAt", failed_at AS "failedAt", failures, sends, last_error AS "lastError"`;

const WHERE: Record<JobState, string> = {
  failed: `done_at IS NULL AND failed_at IS NOT NULL`,
  waiting: `done_at IS NULL AND failed_at IS NULL`,
  // What was done counts for a day, here and in the figures.
  done: `done_at > clock_timestamp() - interval '24 hours'`,
};
const ORDER: Record<JobState, string> = { failed: 'failed_at DESC', waiting: 'created_at', done: 'done_at DESC' };

/** Jobs in one state: the failed and the finished newest first, the waiting oldest first. */
export const deliveries = (
  sql: Sql,
  state: JobState,
  job: string | null,
  page: { limit: number; offset: number },
): Promise<DeliveryRow[]> =>
  sql.query<DeliveryRow>(
    `SELECT ${COLUMNS} FROM journal.outbox_delivery WHERE ${WHERE[state]} AND ($1::text IS NULL OR subscriber = $1)
     ORDER BY ${ORDER[state]}, outbox_id, subscriber LIMIT $2::int OFFSET $3::int`,
    [job, page.limit, page.offset],
  );

export type JobCount = { job: string; waiting: number; failed: number; doneToday: number; oldest: Date | null };

/** How many of each kind wait, have failed, and were done in the last 24 hours. */
export const jobCounts = (sql: Sql): Promise<JobCount[]> =>
  sql.query<JobCount>(
    `SELECT subscriber AS job, count(*) FILTER (WHERE done_at IS NULL AND failed_at IS NULL)::int AS waiting,
       count(*) FILTER (WHERE done_at IS NULL AND failed_at IS NOT NULL)::int AS failed,
       count(*) FILTER (WHERE done_at IS NOT NULL)::int AS "doneToday",
       min(created_at) FILTER (WHERE done_at IS NULL AND failed_at IS NULL) AS oldest
     FROM journal.outbox_delivery WHERE done_at IS NULL OR done_at > clock_timestamp() - interval '24 hours'
     GROUP BY subscriber ORDER BY failed DESC, waiting DESC, subscriber`,
  );

/**
 * Lets failed jobs be tried again: as soon as the relay looks for what is lost. Without an id all of a kind.
 *
 * @returns how many
 */
export async function reopenDeliveries(tx: Sql, which: { outboxId: string | null; job: string }): Promise<number> {
  const rows = await tx.query(
    `UPDATE journal.outbox_delivery SET failed_at = NULL, failures = 0, sent_at = '-infinity'
     WHERE subscriber = $1 AND ($2::bigint IS NULL OR outbox_id = $2::bigint) AND done_at IS NULL AND failed_at IS NOT NULL RETURNING 1`,
    [which.job, which.outboxId],
  );
  return rows.length;
}
