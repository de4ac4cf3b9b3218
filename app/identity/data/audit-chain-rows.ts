import type { ChainedEntry } from '~/platform/audit-hash.ts';
import { sqlRead, type Sql } from '~/platform/db.ts';

const ENTRY = `e.id, e.at, e.actor_id AS "actorId", e.actor_role AS "actorRole", e.action, e.subject_type AS "subjectType",
  e.subject_id AS "subjectId", e.organization_id AS "organizationId", e.root_id AS "rootId", e.result, e.request_id AS "requestId", e.detail`;

/** One sealer at a time; the lock goes with the transaction. @returns whether it is ours */
export async function lockChain(tx: Sql): Promise<boolean> {
  const rows = await tx.query<{ ours: boolean }>(`SELECT pg_try_advisory_xact_lock(72707370) AS ours`);
  return rows[0]?.ours ?? false;
}

export type ChainHead = { seq: number; hash: string; entryAt: Date };

export async function chainHead(tx: Sql): Promise<ChainHead | null> {
  const rows = await tx.query<ChainHead>(
    `SELECT seq::float8 AS seq, hash, entry_at AS "entryAt" FROM journal.audit_chain c ORDER BY c.seq DESC LIMIT 1`,
  );
  return rows[0] ?? null;
}

/**
 * Before this moment every entry that will ever be is visible: an entry carries a time after its transaction's start,
 * and no transaction that began earlier is still open.
 */
export async function settledBefore(tx: Sql): Promise<Date> {
  const rows = await tx.query<{ at: Date }>(
    `SELECT least(clock_timestamp(), min(xact_start)) AS at FROM pg_stat_activity
     WHERE datname = current_database() AND xact_start IS NOT NULL`,
  );
  return rows[0]?.at ?? new Date(0);
}

/** Entries from a moment on that are not in the chain yet, oldest first. */
export const listUnsealed = (tx: Sql, from: Date, limit: number): Promise<ChainedEntry[]> =>
  tx.query<ChainedEntry>(
    `SELECT ${ENTRY} FROM journal.audit_entry e
     WHERE e.at >= $1 AND NOT EXISTS (SELECT 1 FROM journal.audit_chain c WHERE c.entry_id = e.id)
     ORDER BY e.at, e.id LIMIT $2`,
    [from, limit],
  );

export type Link = { seq: number; entryAt: Date; entryId: string; previousHash: string; hash: string };

export const insertLinks = (tx: Sql, links: readonly Link[]): Promise<unknown> =>
  tx.query(
    `INSERT INTO journal.audit_chain (seq, entry_at, entry_id, previous_hash, hash)
     SELECT (r->>'seq')::bigint, (r->>'entryAt')::timestamptz, (r->>'entryId')::uuid, r->>'previousHash', r->>'hash'
     FROM jsonb_array_elements($1::jsonb) AS r`,
    [JSON.stringify(links)],
  );

export type ChainPart = Link & { entry: ChainedEntry | null };

/** A stretch of the chain with the entries that it names, in its order. */
export async function readChain(after: number, limit: number): Promise<ChainPart[]> {
  const rows = await sqlRead.query<Link & Partial<ChainedEntry> & { found: boolean }>(
    `SELECT c.seq::float8 AS seq, c.entry_at AS "entryAt", c.entry_id AS "entryId", c.previous_hash AS "previousHash", c.hash,
            e.id IS NOT NULL AS found, ${ENTRY}
     FROM (SELECT * FROM journal.audit_chain l WHERE l.seq > $1::bigint ORDER BY l.seq LIMIT $2) c
     LEFT JOIN journal.audit_entry e ON e.at = c.entry_at AND e.id = c.entry_id ORDER BY c.seq`,
    [after, limit],
  );
  return rows.map(({ found, seq, entryAt, entryId, previousHash, hash, ...entry }) => ({
    seq,
    entryAt,
    entryId,
    previousHash,
    hash,
    entry: found ? (entry as ChainedEntry) : null,
  }));
}

/** Entries older than a moment that no link names: written past the sealer, or left behind by a stopped one. */
export async function countUnsealed(before: Date): Promise<number> {
  const rows = await sqlRead.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM journal.audit_entry e
     WHERE e.at < $1 AND NOT EXISTS (SELECT 1 FROM journal.audit_chain c WHERE c.entry_id = e.id)`,
    [before],
  );
  return rows[0]?.count ?? 0;
}
