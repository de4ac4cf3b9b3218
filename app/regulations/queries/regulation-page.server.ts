import { can, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { visibleDocuments } from '../data/visible-documents.ts';
import { holdsOn, shownStart } from '../rules/clause-dates.ts';
import { isConfirmed, type EvidenceStatus } from '../rules/evidence.ts';
import type { RegulationPage, ShownClause } from '../rules/regulation-views.ts';

type Head = Omit<RegulationPage, 'clauses' | 'mayConfirm' | 'mayEdit'> & {
  path: string | null;
  readByDemonstration: boolean | null;
};
type VersionRow = {
  clauseId: string;
  article: string;
  label: string;
  heading: string;
  id: string;
  substance: string;
  evidence: EvidenceStatus;
  confirmedById: string | null;
  confirmedBy: string | null;
  confirmedAt: Date | null;
  validFrom: string;
  validTo: string | null;
};

/**
 * A document with all its clauses and their dated texts.
 *
 * @param day civil date that decides which text is the current one
 * @throws {NotFound} where there is no such document or it does not concern this person
 */
export async function regulationPage(actor: Actor, code: string, day: string): Promise<RegulationPage> {
  const [head] = await sqlRead.query<Head>(
    `SELECT d.id::text, d.code, d.title, d.title_en AS "titleEn", d.short_title AS "shortTitle", d.kind::text AS kind,
            d.issuer, d.document_number AS "documentNumber", d.issued_on::text AS "issuedOn",
            d.effective_from::text AS "effectiveFrom", d.effective_to::text AS "effectiveTo",
            d.evidence::text AS evidence, d.demonstration, d.from_repository AS "fromRepository", d.introduction,
            d.organization_id::text AS "organizationId", o.name AS organization, o.path,
            (SELECT demonstration FROM organization WHERE id = $3::uuid) AS "readByDemonstration"
     FROM regulation_document d LEFT JOIN organization o ON o.id = d.organization_id
     WHERE d.code = $2 AND ${visibleDocuments('d', '$1')}`,
    [actor.grants.map((grant) => grant.path), code, actor.rootId],
  );
  if (!head) throw new NotFound('regulation');
  const rows = await sqlRead.query<VersionRow>(
    `SELECT c.id::text AS "clauseId", c.article, c.label, c.heading, v.id::text, v.substance,
            v.evidence::text AS evidence, v.confirmed_by::text AS "confirmedById",
            v.confirmed_by_name AS "confirmedBy", v.confirmed_at AS "confirmedAt",
            v.valid_from::text AS "validFrom", v.valid_to::text AS "validTo"
     FROM clause c JOIN clause_version v ON v.clause_id = c.id
     WHERE c.document_id = $1::uuid AND (v.valid_to IS NULL OR v.valid_to > v.valid_from)
     ORDER BY c.ordinal, c.article, v.valid_from DESC, v.recorded_at DESC, v.id DESC`,
    [head.id],
  );
  const { path, readByDemonstration, ...document } = head;
  // Rules of everybody are confirmed by those who answer for the whole of a real authority.
  const rules =
    path === null &&
    !readByDemonstration &&
    actor.grants.some((grant) => grant.organizationId === actor.rootId && can(actor, 'regulations.write', grant.path));
  const own = path !== null && can(actor, 'regulations.write', path);
  return { ...document, mayConfirm: rules || own, mayEdit: own, clauses: clausesFrom(rows, day) };
}

function clausesFrom(rows: VersionRow[], day: string): ShownClause[] {
  const clauses = new Map<string, ShownClause>();
  for (const row of rows) {
    const { clauseId, article, label, heading } = row;
    const clause = clauses.get(clauseId) ?? { id: clauseId, article, label, heading, versions: [] };
    clauses.set(clauseId, clause);
    clause.versions.push({
      id: row.id,
      substance: row.substance,
      evidence: row.evidence,
      confirmed: isConfirmed({ evidence: row.evidence, confirmedBy: row.confirmedById }),
      confirmedBy: row.confirmedBy,
      confirmedAt: row.confirmedAt,
      validFrom: shownStart(row.validFrom),
      validTo: row.validTo,
      current: holdsOn(row, day),
    });
  }
  return [...clauses.values()];
}
