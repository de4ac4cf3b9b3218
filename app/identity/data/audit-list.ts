import { sqlRead } from '~/platform/db.ts';
import { inScopes } from './scope-sql.ts';

export type AuditFilter = {
  rootId: string;
  scopes: string[];
  /** civil days in the authority's zone, both included */
  from: Date | null;
  until: Date | null;
  action: string;
  actor: string;
  subject: string;
  within: string | null;
  result: 'ok' | 'refused' | 'failed' | null;
};

export type AuditRow = {
  id: string;
  at: Date;
  actorName: string | null;
  actorNumber: string | null;
  action: string;
  subjectType: string | null;
  subjectId: string | null;
  organizationName: string | null;
  result: string;
  requestId: string | null;
  detail: Record<string, unknown>;
  seq: number | null;
  hash: string | null;
};

/** An entry with all that the chain binds: who has these can compute its hash again. */
export type AuditExportRow = AuditRow & {
  actorId: string | null;
  actorRole: string | null;
  organizationId: string | null;
  rootId: string | null;
  previousHash: string | null;
};

/**
 * An auditor of the whole authority reads all of it, with what happened before anybody was known (except beside a
 * demonstration); one of a unit reads what was done there or by its people.
 */
const WHERE = `(e.root_id = $1 OR (e.root_id IS NULL AND NOT (SELECT demonstration FROM organization WHERE id = $1)))
  AND ((SELECT path FROM organization WHERE id = $1) = ANY($2::text[]) OR ${inScopes('o.path', '$2')} OR ${inScopes('h.path', '$2')})
  AND ($3::timestamptz IS NULL OR e.at >= $3) AND ($4::timestamptz IS NULL OR e.at < $4)
  AND ($5 = '' OR e.action LIKE $5 || '%')
  AND ($6 = '' OR a.account_number = lower($6) OR a.display_name ILIKE '%' || $6 || '%')
  AND ($7 = '' OR e.subject_id = $7 OR e.request_id = $7)
  AND ($8::text IS NULL OR e.result = $8)`;

const BELOW = `ARRAY(SELECT b.id FROM organization b WHERE starts_with(b.path, (SELECT path FROM organization WHERE id = $12::uuid)))`;

/** What was done within an organization; where an entry names none, by its people. Asked of the entry before any join. */
const WITHIN = `AND (e.organization_id = ANY(${BELOW}) OR (e.organization_id IS NULL AND e.actor_id = ANY(
  ARRAY(SELECT w.id FROM account w WHERE w.home_organization_id = ANY(${BELOW})))))`;

const FROM = `FROM journal.audit_entry e
  LEFT JOIN account a ON a.id = e.actor_id
  LEFT JOIN organization o ON o.id = e.organization_id
  LEFT JOIN organization h ON h.id = a.home_organization_id
  LEFT JOIN journal.audit_chain c ON c.entry_id = e.id`;

const SHOWN = `e.id, e.at, a.display_name AS "actorName", a.account_number AS "actorNumber", e.action, e.subject_type AS "subjectType",
  e.subject_id AS "subjectId", o.name AS "organizationName", e.result, e.request_id AS "requestId", e.detail,
  c.seq::float8 AS seq, c.hash`;
const CHAINED = `e.actor_id AS "actorId", e.actor_role AS "actorRole", e.organization_id AS "organizationId", e.root_id AS "rootId",
  c.previous_hash AS "previousHash"`;

type Place = { at: Date; id: string } | null;

/** The newest entries before a place in the journal. Reads one page, however long the journal is. */
export const listAudit = (filter: AuditFilter, before: Place, limit: number): Promise<AuditRow[]> =>
  select<AuditRow>(SHOWN, filter, before, limit);

/** The same with what the chain binds. */
export const listAuditForExport = (filter: AuditFilter, before: Place, limit: number): Promise<AuditExportRow[]> =>
  select<AuditExportRow>(`${SHOWN}, ${CHAINED}`, filter, before, limit);

function select<R extends object>(columns: string, filter: AuditFilter, before: Place, limit: number): Promise<R[]> {
  return sqlRead.query<R>(
    `SELECT ${columns}
     ${FROM} WHERE ${WHERE} ${filter.within ? WITHIN : ''} AND ($9::timestamptz IS NULL OR (e.at, e.id) < ($9, $10::uuid))
     ORDER BY e.at DESC, e.id DESC LIMIT $11`,
    [
      filter.rootId,
      filter.scopes,
      filter.from,
      filter.until,
      filter.action.replace(/[\\%_]/g, '\\$&'),
      filter.actor,
      filter.subject,
      filter.result,
      before?.at ?? null,
      before?.id ?? null,
      limit,
      ...(filter.within ? [filter.within] : []),
    ],
  );
}
