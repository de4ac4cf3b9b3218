import { authorisedScopes, type Actor } from '~/identity/rules/actor.ts';
import type { ListAsked } from '~/platform/rows-asked.ts';
import { sqlRead } from '~/platform/db.ts';
import { visibleDocuments } from '../data/visible-documents.ts';
import type { DocumentSort } from '../rules/document-list.ts';
import type { RegulationSummary } from '../rules/regulation-views.ts';

/** $1 subtrees · $2 the day */
const DOCUMENTS = `
  SELECT d.id, d.code, d.title, d.title_en AS "titleEn", d.kind, d.issuer,
         d.document_number AS "documentNumber", d.issued_on::text AS "issuedOn",
         d.effective_from::text AS "effectiveFrom", d.demonstration, d.organization_id, d.issued_on, o.name AS organization,
         count(c.id)::int AS clauses,
         (count(c.id) FILTER (WHERE v.evidence <> 'VERIFIED' AND v.confirmed_by IS NULL))::int AS unconfirmed
  FROM regulation_document d LEFT JOIN organization o ON o.id = d.organization_id
  LEFT JOIN clause c ON c.document_id = d.id
  LEFT JOIN LATERAL (SELECT evidence, confirmed_by FROM clause_version WHERE clause_id = c.id
    ORDER BY (valid_from <= $2::date AND (valid_to IS NULL OR valid_to > $2::date)) DESC, valid_from DESC,
             recorded_at DESC, id DESC LIMIT 1) v ON true
  WHERE ${visibleDocuments('d', '$1')}
  GROUP BY d.id, o.name`;

const COLUMNS = `l.code, l.title, l."titleEn", l.kind::text AS kind, l.issuer, l."documentNumber", l."issuedOn",
  l."effectiveFrom", l.demonstration, l.organization, l.clauses, l.unconfirmed`;

/** Own measures of an organization after what is everybody's, the newest first. */
const BY_KIND = 'l.organization_id NULLS FIRST, l.issued_on DESC NULLS LAST, l.code';

/** The documents that concern this person, with how much of each is confirmed on that day. */
export const regulationList = async (actor: Actor, day: string): Promise<RegulationSummary[]> =>
  sqlRead.query<RegulationSummary>(`SELECT ${COLUMNS} FROM (${DOCUMENTS}) l ORDER BY l.kind, ${BY_KIND}`, [
    actor.grants.map((grant) => grant.path),
    day,
  ]);

const ORDER: Record<DocumentSort, string> = {
  kind: 'l.kind',
  title: 'l.title',
  organization: 'l.organization',
  clauses: 'l.clauses',
  unconfirmed: 'l.unconfirmed',
};

/** The same documents for those who maintain them: a page of what is asked for, and how many there are in all. */
export async function documentList(
  actor: Actor,
  day: string,
  { search, filters, sort, descending, limit, offset }: ListAsked,
): Promise<{ rows: RegulationSummary[]; total: number }> {
  authorisedScopes(actor, 'regulations.write');
  const values = [
    actor.grants.map((grant) => grant.path),
    day,
    search && `%${search.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`,
    filters['kind'] ?? null,
    filters['unconfirmed'] === 'yes',
  ];
  const found = `FROM (${DOCUMENTS}) l
    WHERE ($3 = '' OR l.title ILIKE $3 OR l."titleEn" ILIKE $3 OR l.issuer ILIKE $3 OR l."documentNumber" ILIKE $3 OR l.organization ILIKE $3)
      AND ($4::text IS NULL OR l.kind::text = $4) AND (NOT $5::boolean OR l.unconfirmed > 0)`;
  const order = `${ORDER[sort as DocumentSort]} ${descending ? 'DESC NULLS LAST' : 'ASC NULLS FIRST'}, l.kind, ${BY_KIND}`;
  const [rows, [counted]] = await Promise.all([
    sqlRead.query<RegulationSummary>(`SELECT ${COLUMNS} ${found} ORDER BY ${order} LIMIT $6 OFFSET $7`, [
      ...values,
      limit,
      offset,
    ]),
    sqlRead.query<{ total: number }>(`SELECT count(*)::int AS total ${found}`, values),
  ]);
  return { rows, total: counted?.total ?? 0 };
}
