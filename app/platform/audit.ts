import type { Sql } from './db.ts';
import { newId } from './id.ts';

/** Who did it, as far as the journal needs to know. */
export type AuditActor = {
  readonly accountId: string | null;
  readonly rootId: string | null;
  readonly requestId?: string | null;
};

export type AuditEntry = {
  /** noun.verb, such as `attempt.submit` */
  action: string;
  subjectType?: string;
  subjectId?: string;
  organizationId?: string | null;
  result?: 'ok' | 'refused' | 'failed';
  role?: string;
  /** ids, codes, counts and digests; never a personal value */
  detail?: Record<string, string | number | boolean | null | string[]>;
};

/** Nobody signed in: a schedule, a start-up step, a visitor. */
export const SYSTEM: AuditActor = { accountId: null, rootId: null };

/** Adds an entry to the audit journal, in the transaction of the change that it tells of. A sealer chains it within a second. */
export async function audit(tx: Sql, actor: AuditActor, entry: AuditEntry): Promise<void> {
  await tx.query(
    `INSERT INTO journal.audit_entry
       (id, actor_id, actor_role, action, subject_type, subject_id, organization_id, root_id, result, request_id, detail)
     VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6, $7::uuid, $8::uuid, $9, $10, $11::jsonb)`,
    [
      newId(),
      actor.accountId,
      entry.role ?? null,
      entry.action,
      entry.subjectType ?? null,
      entry.subjectId ?? null,
      entry.organizationId ?? null,
      actor.rootId,
      entry.result ?? 'ok',
      actor.requestId ?? null,
      JSON.stringify(entry.detail ?? {}),
    ],
  );
}

/** The same for many changes at once, in one statement. */
export async function auditAll(tx: Sql, actor: AuditActor, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.query(
    `INSERT INTO journal.audit_entry
       (id, actor_id, actor_role, action, subject_type, subject_id, organization_id, root_id, result, request_id, detail)
     SELECT r.id, $2::uuid, r.role, r.action, r."subjectType", r."subjectId", r."organizationId", $3::uuid, r.result, $4, r.detail
     FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, role text, action text, "subjectType" text, "subjectId" text,
       "organizationId" uuid, result text, detail jsonb)`,
    [
      JSON.stringify(entries.map((entry) => ({ result: 'ok', detail: {}, ...entry, id: newId() }))),
      actor.accountId,
      actor.rootId,
      actor.requestId ?? null,
    ],
  );
}
