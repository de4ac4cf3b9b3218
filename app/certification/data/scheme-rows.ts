import type { EvidenceStatus } from '~/regulations/rules/evidence.ts';
import { civilDate, dateColumn } from '~/platform/clock.ts';
import type { Sql, Transaction } from '~/platform/db.ts';
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
  evidence: EvidenceStatus;
  /** who put the row in force, as called then; null where it was not recorded yet */
  confirmedByName: string | null;
  recordedAt: Date;
  /** the dated clause on which the row as a whole rests, and where to find it; null for the authority's own word */
  clauseVersionId: string | null;
  clause: { doc: string; article: string } | null;
};

const COLUMNS = `
  l.id, l.scheme_id AS "schemeId", s.code AS "schemeCode", s.root_id AS "rootId", s.organization_id AS "organizationId", o.path AS "organizationPath",
  s.title, s.title_en AS "titleEn", l.level, l.valid_from::text AS "validFrom", l.valid_to::text AS "validTo", l.requirements, l.weights,
  l.floors, l.validity_months AS "validityMonths", l.evidence::text, l.confirmed_by_name AS "confirmedByName",
  l.recorded_at AS "recordedAt", l.clause_version_id AS "clauseVersionId",
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
export async function nextLevelStart(
  tx: Transaction,
  schemeId: string,
  level: string,
  day: string,
): Promise<string | null> {
  const next = await tx.prisma.schemeLevelVersion.findFirst({
    where: { schemeId, level, validFrom: { gt: dateColumn(day) } },
    orderBy: { validFrom: 'asc' },
    select: { validFrom: true },
  });
  return civilDate(next?.validFrom ?? null);
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
export async function closeLevel(tx: Transaction, schemeId: string, level: string, day: string): Promise<void> {
  const begins = dateColumn(day);
  await tx.prisma.schemeLevelVersion.updateMany({
    where: { schemeId, level, validFrom: { lt: begins }, OR: [{ validTo: null }, { validTo: { gt: begins } }] },
    data: { validTo: begins },
  });
}

export async function insertLevel(
  tx: Transaction,
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
    | 'confirmedByName'
    | 'clauseVersionId'
  > & { confirmedBy: string },
): Promise<void> {
  await tx.prisma.schemeLevelVersion.create({
    data: { ...row, validFrom: dateColumn(row.validFrom), validTo: dateColumn(row.validTo) },
  });
}
