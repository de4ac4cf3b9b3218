import type { Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { visibleDocuments } from '../data/visible-documents.ts';
import type { RegulationSummary } from '../rules/regulation-views.ts';

/** The documents that concern this person, with how much of each is confirmed on that day. */
export const regulationList = async (actor: Actor, day: string): Promise<RegulationSummary[]> =>
  sqlRead.query<RegulationSummary>(
    `SELECT d.code, d.title, d.title_en AS "titleEn", d.kind::text AS kind, d.issuer,
            d.document_number AS "documentNumber", d.issued_on::text AS "issuedOn",
            d.effective_from::text AS "effectiveFrom", d.demonstration, o.name AS organization,
            count(c.id)::int AS clauses,
            (count(c.id) FILTER (WHERE v.evidence <> 'VERIFIED' AND v.confirmed_by IS NULL))::int AS unconfirmed
     FROM regulation_document d LEFT JOIN organization o ON o.id = d.organization_id
     LEFT JOIN clause c ON c.document_id = d.id
     LEFT JOIN LATERAL (SELECT evidence, confirmed_by FROM clause_version WHERE clause_id = c.id
       ORDER BY (valid_from <= $2::date AND (valid_to IS NULL OR valid_to > $2::date)) DESC, valid_from DESC,
                recorded_at DESC, id DESC LIMIT 1) v ON true
     WHERE ${visibleDocuments('d', '$1')}
     GROUP BY d.id, o.name ORDER BY d.kind, d.organization_id NULLS FIRST, d.issued_on DESC NULLS LAST, d.code`,
    [actor.grants.map((grant) => grant.path), day],
  );
