import type { Sql } from '~/platform/db.ts';
import type { CertificateRow } from './certificate-rows.ts';

/** The certificate that took the place of one, corrected. */
export async function successorOf(on: Sql, certificateId: string): Promise<{ id: string; number: string } | null> {
  const rows = await on.query<{ id: string; number: string }>(
    `SELECT id::text, number FROM certificate WHERE supersedes_id = $1::uuid`,
    [certificateId],
  );
  return rows[0] ?? null;
}

export type RegisteredPerson = {
  name: string;
  accountId: string | null;
  organizationId: string;
  organizationName: string;
  organizationPath: string;
  post: string | null;
};

/** What the registry says about the person of a certificate: today, and of the post on the day the first was issued. */
export async function registeredPerson(
  on: Sql,
  certificate: Pick<CertificateRow, 'cadreId' | 'sourceType' | 'sourceId'>,
): Promise<RegisteredPerson | null> {
  const rows = await on.query<RegisteredPerson>(
    `SELECT k.name, k.account_id::text AS "accountId", o.id::text AS "organizationId", o.name AS "organizationName",
            o.path AS "organizationPath",
            (SELECT p.title FROM cadre_post p
             WHERE p.cadre_id = k.id AND p.started_on <= f.issued AND (p.ended_on IS NULL OR p.ended_on > f.issued)
             ORDER BY p.started_on DESC, p.id LIMIT 1) AS post
     FROM cadre k JOIN organization o ON o.id = k.home_organization_id
     CROSS JOIN (SELECT min(issued_on) AS issued FROM certificate WHERE source_type = $2 AND source_id = $3::uuid) f
     WHERE k.id = $1::uuid`,
    [certificate.cadreId, certificate.sourceType, certificate.sourceId],
  );
  return rows[0] ?? null;
}
