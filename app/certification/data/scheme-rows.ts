import type { Sql } from '~/platform/db.ts';
import type { DomainFigures } from '../rules/ability-domains.ts';
import { levelRequirements, type LevelRequirements } from '../rules/level-requirements.ts';

export type LevelRow = {
  id: string;
  schemeId: string;
  schemeCode: string;
  rootId: string;
  organizationId: string;
  organizationPath: string;
  title: string;
  titleEn: string;
  level: string;
  validFrom: string;
  validTo: string | null;
  requirements: LevelRequirements;
  weights: DomainFigures;
  floors: DomainFigures;
  validityMonths: number;
  evidence: string;
  /** the dated clause on which the row as a whole rests, and where to find it; null for the authority's own word */
  clauseVersionId: string | null;
  clause: { doc: string; article: string } | null;
};

const COLUMNS = `
  l.id, l.scheme_id AS "schemeId", s.code AS "schemeCode", s.root_id AS "rootId", s.organization_id AS "organizationId", o.path AS "organizationPath",
  s.title, s.title_en AS "titleEn", l.level, l.valid_from::text AS "validFrom", l.valid_to::text AS "validTo", l.requirements, l.weights,
  l.floors, l.validity_months AS "validityMonths", l.evidence::text, l.clause_version_id AS "clauseVersionId",
  CASE WHEN c.id IS NULL THEN NULL ELSE jsonb_build_object('doc', d.code, 'article', c.article) END AS clause
  FROM scheme_level_version l JOIN certification_scheme s ON s.id = l.scheme_id JOIN organization o ON o.id = s.organization_id
  LEFT JOIN clause_version v ON v.id = l.clause_version_id LEFT JOIN clause c ON c.id = v.clause_id
  LEFT JOIN regulation_document d ON d.id = c.document_id`;

async function levels(on: Sql, condition: string, values: unknown[]): Promise<LevelRow[]> {
  const rows = await on.query<LevelRow>(`SELECT ${COLUMNS} WHERE ${condition}`, values);
  return rows.map((row) => ({ ...row, requirements: levelRequirements.parse(row.requirements) }));
}

/** The level as it stands on a day; null when the authority has none. */
export async function levelOn(on: Sql, rootId: string, level: string, day: string): Promise<LevelRow | null> {
  const [row] = await levels(
    on,
    `s.root_id = $1::uuid AND l.level = $2 AND l.valid_from <= $3::date AND (l.valid_to IS NULL OR l.valid_to > $3::date)`,
    [rootId, level, day],
  );
  return row ?? null;
}

export async function levelById(on: Sql, id: string): Promise<LevelRow | null> {
  return (await levels(on, `l.id = $1::uuid`, [id]))[0] ?? null;
}

/** Every dated row of a level, the newest first. */
export const levelHistory = (on: Sql, rootId: string, level: string): Promise<LevelRow[]> =>
  levels(on, `s.root_id = $1::uuid AND l.level = $2 ORDER BY l.valid_from DESC`, [rootId, level]);

/** The day on which a row planned for later begins; null where none is planned after this day. */
export async function nextLevelStart(tx: Sql, schemeId: string, level: string, day: string): Promise<string | null> {
  const [row] = await tx.query<{ day: string | null }>(
    `SELECT min(valid_from)::text AS day FROM scheme_level_version WHERE scheme_id = $1::uuid AND level = $2 AND valid_from > $3::date`,
    [schemeId, level, day],
  );
  return row?.day ?? null;
}

export async function insertScheme(
  tx: Sql,
  scheme: { id: string; rootId: string; organizationId: string; code: string; title: string; titleEn: string },
): Promise<string> {
  const rows = await tx.query<{ id: string }>(
    `INSERT INTO certification_scheme (id, root_id, organization_id, code, title, title_en) VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5, $6)
     ON CONFLICT (root_id, code) DO UPDATE SET title = certification_scheme.title RETURNING id`,
    [scheme.id, scheme.rootId, scheme.organizationId, scheme.code, scheme.title, scheme.titleEn],
  );
  return rows[0]?.id ?? scheme.id;
}

/** Ends the row in force on the day before a new one begins. */
export async function closeLevel(tx: Sql, schemeId: string, level: string, day: string): Promise<void> {
  await tx.query(
    `UPDATE scheme_level_version SET valid_to = $3::date WHERE scheme_id = $1::uuid AND level = $2 AND valid_from < $3::date AND (valid_to IS NULL OR valid_to > $3::date)`,
    [schemeId, level, day],
  );
}

export async function insertLevel(
  tx: Sql,
  row: Pick<
    LevelRow,
    | 'id'
    | 'schemeId'
    | 'level'
    | 'validFrom'
    | 'validTo'
    | 'requirements'
    | 'weights'
    | 'floors'
    | 'validityMonths'
    | 'evidence'
    | 'clauseVersionId'
  >,
): Promise<void> {
  await tx.query(
    `INSERT INTO scheme_level_version (id, scheme_id, level, valid_from, valid_to, requirements, weights, floors, validity_months, evidence, clause_version_id)
     VALUES ($1::uuid, $2::uuid, $3, $4::date, $5::date, $6::jsonb, $7::jsonb, $8::jsonb, $9, $10::evidence_status, $11::uuid)`,
    [
      row.id, row.schemeId, row.level, row.validFrom, row.validTo, JSON.stringify(row.requirements),
      JSON.stringify(row.weights), JSON.stringify(row.floors), row.validityMonths, row.evidence, row.clauseVersionId,
    ], // prettier-ignore
  );
}
