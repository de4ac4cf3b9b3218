import type { Sql } from '~/platform/db.ts';

/**
 * Notes that the web servers are alive.
 *
 * @returns when they were last heard of before, if that is longer ago than `silentSeconds`; null otherwise
 */
export async function beat(tx: Sql, silentSeconds: number): Promise<{ from: Date; to: Date } | null> {
  const before = await tx.query<{ from: Date }>(
    `SELECT beat_at AS "from" FROM service_heartbeat WHERE name = 'web' FOR UPDATE`,
  );
  const after = await tx.query<{ to: Date }>(
    `INSERT INTO service_heartbeat AS h (name, beat_at) VALUES ('web', clock_timestamp())
     ON CONFLICT (name) DO UPDATE SET beat_at = greatest(h.beat_at, excluded.beat_at) RETURNING beat_at AS "to"`,
  );
  const from = before[0]?.from;
  const to = after[0]?.to;
  return from && to && to.getTime() - from.getTime() > silentSeconds * 1_000 ? { from, to } : null;
}

/** Running sittings that a silence fell upon. */
export async function countHit(tx: Sql, outage: { from: Date; to: Date }): Promise<number> {
  const rows = await tx.query<{ hit: number }>(
    `SELECT count(*)::int AS hit FROM attempt WHERE status = 'RUNNING' AND paused_at IS NULL
       AND started_at <= $1 AND deadline_at > $1`,
    [outage.from],
  );
  return rows[0]?.hit ?? 0;
}

/** @returns false when this silence was recorded already */
export async function insertOutage(
  tx: Sql,
  outage: { id: string; from: Date; to: Date; affected: number },
): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO service_outage (id, started_at, ended_at, affected_attempts) VALUES ($1::uuid, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING id`,
    [outage.id, outage.from, outage.to, outage.affected],
  );
  return rows.length === 1;
}

/**
 * Gives the seconds of an outage back to every sitting that ran when it began and was not paused then.
 *
 * @returns the ids of the sittings whose deadline moved
 */
export async function addLostSeconds(tx: Sql, outageId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `UPDATE attempt a SET deadline_at = a.deadline_at + make_interval(secs => o.lost), extra_seconds = a.extra_seconds + o.lost
     FROM (SELECT started_at, ceil(extract(epoch FROM ended_at - started_at))::int AS lost FROM service_outage WHERE id = $1::uuid) AS o
     WHERE a.status = 'RUNNING' AND a.started_at <= o.started_at AND a.deadline_at > o.started_at
       AND (a.paused_at IS NULL OR a.paused_at > o.started_at)
     RETURNING a.id::text`,
    [outageId],
  );
  return rows.map((row) => row.id);
}
