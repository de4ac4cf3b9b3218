import type { Sql } from '~/platform/db.ts';

/** Makes the partitions of one month (its first day, YYYY-MM-DD), where they are not. */
export const ensurePartitions = (tx: Sql, month: string): Promise<unknown> =>
  tx.query(`SELECT journal.ensure_partitions($1::date, 1)::text AS made`, [month]);
