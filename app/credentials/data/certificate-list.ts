import { inScopes } from '~/identity/data/scope-sql.ts';
import { sqlRead } from '~/platform/db.ts';
import type { CertificateState } from '../rules/certificate-state.ts';

export type CertificateListRow = {
  id: string;
  number: string;
  type: 'TEST_PASS_SLIP' | 'COMPETENCY';
  holderName: string;
  organizationName: string;
  issuedOn: string;
  validUntil: string | null;
  state: CertificateState;
};

export type CertificateFilter = {
  scopes: string[];
  search: string;
  type: string | null;
  state: string | null;
  /** restricts further, to one organization's subtree */
  within: string | null;
  today: string;
};

const LISTED = `
  SELECT c.id, c.number, c.type::text, c.holder_name AS "holderName", o.name AS "organizationName", o.path,
         c.issued_on::text AS "issuedOn", c.valid_until::text AS "validUntil",
         CASE WHEN e.ended IS NOT NULL THEN e.ended WHEN c.status = 'ALLOCATED' THEN 'PREPARING'
              WHEN c.valid_until < $5::date THEN 'EXPIRED' ELSE 'VALID' END AS state
  FROM certificate c
  JOIN organization o ON o.id = c.organization_id
  LEFT JOIN LATERAL (SELECT min(type) AS ended FROM certificate_event
                     WHERE certificate_id = c.id AND type IN ('REVOKED', 'CANCELLED', 'SUPERSEDED')) e ON true
  WHERE c.status <> 'VOID' AND ${inScopes('o.path', '$1')}
    AND ($2 = '' OR c.number ILIKE '%' || $2 || '%' OR c.holder_name LIKE '%' || $2 || '%' OR o.name LIKE '%' || $2 || '%')
    AND ($3::text IS NULL OR c.type::text = $3) AND ($4::text IS NULL OR o.path LIKE $4 || '%')`;

const values = (filter: CertificateFilter): unknown[] => [
  filter.scopes,
  filter.search,
  filter.type,
  filter.within,
  filter.today,
];

/** One page of the list and how many rows the filter has in all. */
export async function listCertificates(
  filter: CertificateFilter,
  limit: number,
  offset: number,
): Promise<{ rows: CertificateListRow[]; total: number }> {
  const [rows, count] = await Promise.all([
    sqlRead.query<CertificateListRow>(
      `SELECT * FROM (${LISTED}) l WHERE $6::text IS NULL OR l.state = $6 ORDER BY l."issuedOn" DESC, l.id DESC LIMIT $7 OFFSET $8`,
      [...values(filter), filter.state, limit, offset],
    ),
    sqlRead.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM (${LISTED}) l WHERE $6::text IS NULL OR l.state = $6`,
      [...values(filter), filter.state],
    ),
  ]);
  return { rows, total: count[0]?.n ?? 0 };
}
