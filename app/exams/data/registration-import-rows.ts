import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Sql } from '~/platform/db.ts';
import type { KnownPerson } from '../rules/judge-registration-row.ts';
import type { RegistrationStatus } from './registration-rows.ts';

/** People of a subtree, by home organization or present post, who have one of the numbers or names. */
export const peopleNamed = (
  db: Sql,
  where: { path: string; staffNumbers: readonly string[]; nameKeys: readonly string[] },
): Promise<KnownPerson[]> =>
  db.query<KnownPerson>(
    `SELECT DISTINCT ON (c.id) c.id::text AS "cadreId", c.staff_number AS "staffNumber", c.name, o.name AS unit
     FROM cadre c
     JOIN LATERAL (SELECT c.home_organization_id AS organization_id, 0 AS rank
       UNION ALL SELECT p.organization_id, 1 FROM cadre_post p WHERE p.cadre_id = c.id AND p.ended_on IS NULL) seen ON true
     JOIN organization o ON o.id = seen.organization_id
     WHERE c.status = 'ACTIVE' AND ${inScopes('o.path', '$1')} AND (c.staff_number = ANY($2::text[]) OR c.name_key = ANY($3::text[]))
     ORDER BY c.id, seen.rank`,
    [[where.path], where.staffNumbers, where.nameKeys],
  );

/**
 * Sessions at, above or below a subtree: those of it in every state, those above once they are published.
 *
 * @returns each with whether its names may be changed at this moment
 */
export const sessionsFor = (
  db: Sql,
  path: string,
  at: Date,
): Promise<{ id: string; number: string; open: boolean }[]> =>
  db.query(
    `SELECT s.id::text, s.number,
       s.status IN ('DRAFT', 'PUBLISHED') AND (s.registration_closes_at IS NULL OR s.registration_closes_at > $2::timestamptz) AS open
     FROM exam_session s JOIN organization o ON o.id = s.organization_id
     WHERE s.status <> 'CANCELLED' AND (o.path LIKE $1 || '%' OR s.status <> 'DRAFT' AND $1 LIKE o.path || '%')
     ORDER BY s.opens_at DESC, s.id DESC`,
    [path, at],
  );

/** An entry as a batch left it, and what to give back for it. */
export type ImportedEntry = {
  id: string;
  revision: number;
  status: RegistrationStatus;
  reason: string | null;
};

/**
 * Takes entries off lists again, back to what they were, where nobody has sat or signed in, and nobody has
 * changed them since, whoever imported them included. Holds their sessions first, in order: no sitting begins meanwhile.
 *
 * @returns the ids of those it took
 */
export async function withdrawImported(tx: Sql, entries: readonly ImportedEntry[], at: Date): Promise<string[]> {
  await tx.query(
    `SELECT 1 FROM exam_session WHERE id IN (SELECT session_id FROM session_registration WHERE id = ANY($1::uuid[]))
     ORDER BY id FOR UPDATE`,
    [entries.map(({ id }) => id)],
  );
  const rows = await tx.query<{ id: string }>(
    `UPDATE session_registration r SET status = g.status::registration_status, status_reason = g.reason, revision = r.revision + 1
     FROM exam_session s, jsonb_to_recordset($1::jsonb) AS g(id uuid, revision int, status text, reason text)
     WHERE r.id = g.id AND s.id = r.session_id AND r.revision = g.revision AND r.signed_in_at IS NULL
       AND s.status IN ('DRAFT', 'PUBLISHED') AND (s.registration_closes_at IS NULL OR s.registration_closes_at > $2::timestamptz)
       AND NOT EXISTS (SELECT 1 FROM attempt a WHERE a.session_id = r.session_id AND a.cadre_id = r.cadre_id
         AND a.kind = 'OFFICIAL' AND a.status <> 'VOID')
     RETURNING r.id::text`,
    [JSON.stringify(entries), at],
  );
  return rows.map(({ id }) => id);
}

/** Whom entries of lists are about. */
export const registrationAccounts = (
  db: Sql,
  ids: readonly string[],
): Promise<{ sessionId: string; accountId: string | null }[]> =>
  db.query(
    `SELECT session_id::text AS "sessionId", account_id::text AS "accountId" FROM session_registration WHERE id = ANY($1::uuid[])`,
    [ids],
  );
