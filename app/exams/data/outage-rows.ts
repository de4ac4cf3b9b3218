import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Sql } from '~/platform/db.ts';
import { isId } from '~/platform/id.ts';
import { HIT, DECIDED_OUTAGE, OPEN_OUTAGE } from './attempt-rows.ts';

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
    `SELECT count(*)::int AS hit FROM attempt a, (SELECT $1::timestamptz AS started_at, $2::timestamptz AS ended_at) o
     WHERE a.status = 'RUNNING' AND a.paused_at IS NULL AND ${HIT}`,
    [outage.from, outage.to],
  );
  return rows[0]?.hit ?? 0;
}

/** Practice counts for nothing: nobody has to decide, the lost time is given back at once. */
export async function giveBackPractice(tx: Sql, outage: { from: Date; to: Date }): Promise<void> {
  await tx.query(
    `UPDATE attempt SET deadline_at = deadline_at + ($2::timestamptz - greatest($1::timestamptz, started_at))
     WHERE kind = 'PRACTICE' AND status = 'RUNNING' AND paused_at IS NULL AND started_at < $2::timestamptz AND deadline_at > $1::timestamptz`,
    [outage.from, outage.to],
  );
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
 * Gives the seconds of an outage back to sittings that ran when it began and were not paused then. Time that passed
 * between the return of the service and the decision is nobody's loss either: whose deadline has gone by meanwhile
 * works on from this moment, with what was left when the outage began or as much as it took, whichever is less.
 *
 * @returns the ids of the sittings whose deadline moved
 */
export async function addLostSeconds(tx: Sql, outageId: string, attemptIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `UPDATE attempt a SET deadline_at = greatest(a.deadline_at, clock_timestamp()) + make_interval(secs => l.lost),
       extra_seconds = a.extra_seconds + l.lost
     FROM (SELECT a.id, ceil(extract(epoch FROM least(o.ended_at, a.deadline_at) - greatest(o.started_at, a.started_at)))::int AS lost
           FROM service_outage o JOIN attempt a ON a.id = ANY($2::uuid[])
           WHERE o.id = $1::uuid AND a.status = 'RUNNING' AND ${HIT}) AS l
     WHERE a.id = l.id AND a.status = 'RUNNING'
     RETURNING a.id::text`,
    [outageId, [...attemptIds]],
  );
  return rows.map((row) => row.id);
}

export type OutageRow = {
  id: string;
  startedAt: Date;
  endedAt: Date;
  affectedAttempts: number;
  decision: 'PENDING' | 'GIVE_BACK' | 'NOT_GIVEN_BACK';
  decidedByName: string | null;
  decidedAt: Date | null;
  reason: string | null;
};

const OUTAGE = `o.id::text, o.started_at AS "startedAt", o.ended_at AS "endedAt", o.affected_attempts AS "affectedAttempts", o.decision,
  (SELECT a.display_name FROM account a WHERE a.id = o.decided_by) AS "decidedByName", o.decided_at AS "decidedAt", o.reason`;

/** Whether an outage `o` holds up some sitting within the scopes $1 that is not that of the account $2 itself. */
const WAITS = `o.decision = 'PENDING' AND EXISTS (
  SELECT 1 FROM attempt a JOIN organization g ON g.id = a.organization_id
  LEFT JOIN exam_session s ON s.id = a.session_id LEFT JOIN organization sg ON sg.id = s.organization_id
  WHERE a.status = 'RUNNING' AND a.account_id <> $2::uuid AND ${inScopes('coalesce(sg.path, g.path)', '$1')} AND ${OPEN_OUTAGE})`;

/** Whose decision is asked for. */
export type Decider = { scopes: readonly string[]; accountId: string };
export type ListPart = { limit: number; offset: number };

/** One page of the outages, those that wait for a decision first, and how many there are in all; or those that wait for this person. */
export async function listOutages(
  db: Sql,
  { scopes, accountId, waiting }: Decider & { waiting: boolean },
  { limit, offset }: ListPart,
): Promise<{ rows: OutageRow[]; total: number }> {
  const which = `FROM service_outage o WHERE NOT $3::boolean OR ${WAITS}`;
  const [rows, count] = await Promise.all([
    db.query<OutageRow>(
      `SELECT ${OUTAGE} ${which} ORDER BY (o.decision = 'PENDING') DESC, o.started_at DESC, o.id DESC LIMIT $4::int OFFSET $5::int`,
      [scopes, accountId, waiting, limit, offset],
    ),
    db.query<{ n: number }>(`SELECT count(*)::int AS n ${which}`, [scopes, accountId, waiting]),
  ]);
  return { rows, total: count[0]?.n ?? 0 };
}

/** Takes a pending outage for this transaction. */
export async function takePendingOutage(tx: Sql, outageId: string): Promise<OutageRow | null> {
  if (!isId(outageId)) return null;
  const [row] = await tx.query<OutageRow>(
    `SELECT ${OUTAGE} FROM service_outage o WHERE o.id = $1::uuid AND o.decision = 'PENDING' FOR UPDATE`,
    [outageId],
  );
  return row ?? null;
}

export type HitSitting = {
  outageId: string;
  attemptId: string;
  sessionId: string | null;
  sessionNumber: string | null;
  organizationId: string;
  organizationName: string;
  path: string;
  accountId: string;
  name: string;
  deadlineAt: Date;
  /** what has been decided for this sitting already */
  decided: boolean;
};

/** The sittings that a pending outage hit and that still run, with whose they are. */
export const hitSittings = (db: Sql, outageIds: readonly string[]): Promise<HitSitting[]> =>
  db.query<HitSitting>(
    `SELECT o.id::text AS "outageId", a.id::text AS "attemptId", a.session_id::text AS "sessionId", s.number AS "sessionNumber",
       g.id::text AS "organizationId", g.name AS "organizationName", coalesce(sg.path, g.path) AS path, p.id::text AS "accountId", p.display_name AS name,
       a.deadline_at AS "deadlineAt",
       ${DECIDED_OUTAGE} AS decided
     FROM service_outage o
     JOIN attempt a ON a.status = 'RUNNING' AND ${HIT}
     JOIN account p ON p.id = a.account_id JOIN organization g ON g.id = a.organization_id
     LEFT JOIN exam_session s ON s.id = a.session_id LEFT JOIN organization sg ON sg.id = s.organization_id
     WHERE o.id = ANY($1::uuid[]) AND o.decision = 'PENDING' ORDER BY s.number, p.display_name, a.id`,
    [[...outageIds]],
  );

/** How many outages some sitting within the scopes waits for, leaving out what one sits oneself. */
export const countOpenOutages = async (db: Sql, { scopes, accountId }: Decider): Promise<number> =>
  (
    await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM service_outage o WHERE ${WAITS}`, [scopes, accountId])
  )[0]?.n ?? 0;

export async function closeOutage(
  tx: Sql,
  outageId: string,
  decision: { given: boolean; by: string; at: Date; reason: string | null },
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE service_outage SET decision = $2, decided_by = $3::uuid, decided_at = $4::timestamptz, reason = $5
     WHERE id = $1::uuid AND decision = 'PENDING' RETURNING id`,
    [outageId, decision.given ? 'GIVE_BACK' : 'NOT_GIVEN_BACK', decision.by, decision.at, decision.reason],
  );
  return rows.length === 1;
}
