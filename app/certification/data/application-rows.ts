import { inScopes } from '~/identity/data/scope-sql.ts';
import { sqlRead, type Sql, type Transaction } from '~/platform/db.ts';
import type { ApplicationStatus } from '../rules/application-life.ts';
import type { RequirementVerdict } from '../rules/judge-requirements.ts';

export type ApplicationRow = {
  id: string;
  rootId: string;
  cadreId: string;
  accountId: string;
  cadreName: string;
  organizationId: string;
  organizationName: string;
  organizationPath: string;
  levelVersionId: string;
  kind: 'FIRST' | 'RENEWAL';
  cycle: number;
  status: ApplicationStatus;
  verdict: RequirementVerdict[];
  submittedAt: Date;
  decisions: { stage: string; decision: string; reason: string; decidedByName: string; decidedAt: string }[];
  /** what it was granted with */
  certificate: { id: string; number: string; ended: 'REVOKED' | 'CANCELLED' | null } | null;
};

const COLUMNS = `
  a.id, a.root_id AS "rootId", a.cadre_id AS "cadreId", a.account_id AS "accountId", k.name AS "cadreName", a.organization_id AS "organizationId",
  o.name AS "organizationName", o.path AS "organizationPath", a.level_version_id AS "levelVersionId", a.kind, a.cycle, a.status::text, a.verdict,
  a.submitted_at AS "submittedAt",
  coalesce((SELECT json_agg(json_build_object('stage', d.stage, 'decision', d.decision, 'reason', d.reason,
    'decidedByName', d.decided_by_name, 'decidedAt', d.decided_at) ORDER BY d.decided_at, d.id) FROM certification_decision d WHERE d.application_id = a.id), '[]') AS decisions,
  (SELECT json_build_object('id', c.id, 'number', c.number, 'ended', (SELECT e.type FROM certificate_event e
    WHERE e.certificate_id = c.id AND e.type IN ('REVOKED', 'CANCELLED') LIMIT 1)) FROM certificate c
   WHERE c.source_type = 'application' AND c.source_id = a.id AND NOT EXISTS (SELECT FROM certificate n WHERE n.supersedes_id = c.id)) AS certificate
  FROM certification_application a JOIN cadre k ON k.id = a.cadre_id JOIN organization o ON o.id = a.organization_id`;

export async function applicationById(on: Sql, id: string): Promise<ApplicationRow | null> {
  return (await on.query<ApplicationRow>(`SELECT ${COLUMNS} WHERE a.id = $1::uuid`, [id]))[0] ?? null;
}

export async function lockApplication(tx: Sql, id: string): Promise<void> {
  await tx.query(`SELECT 1 FROM certification_application WHERE id = $1::uuid FOR UPDATE`, [id]);
}

export const applicationsOf = (on: Sql, cadreId: string): Promise<ApplicationRow[]> =>
  on.query<ApplicationRow>(`SELECT ${COLUMNS} WHERE a.cadre_id = $1::uuid ORDER BY a.submitted_at DESC, a.id DESC`, [
    cadreId,
  ]);

/** The application a person has under way, if any. The caller holds the lock on the person's row. */
export async function openApplication(
  tx: Sql,
  cadreId: string,
): Promise<{ id: string; status: ApplicationStatus } | null> {
  const [row] = await tx.query<{ id: string; status: ApplicationStatus }>(
    `SELECT id, status::text FROM certification_application
     WHERE cadre_id = $1::uuid AND status IN ('SUBMITTED', 'UNIT_APPROVED', 'APPROVED', 'RETURNED')
     ORDER BY submitted_at DESC, id DESC LIMIT 1 FOR UPDATE`,
    [cadreId],
  );
  return row ?? null;
}

/** Sends a returned application again, judged anew; the decisions so far stay with it. */
export async function resubmitApplication(
  tx: Transaction,
  {
    id,
    ...sent
  }: Pick<ApplicationRow, 'id' | 'organizationId' | 'levelVersionId' | 'kind' | 'cycle' | 'verdict' | 'submittedAt'>,
): Promise<void> {
  await tx.prisma.certificationApplication.updateMany({
    where: { id, status: 'RETURNED' },
    data: { ...sent, status: 'SUBMITTED', decidedAt: null },
  });
}

/** Who granted an application for the unit since it was last sent. */
export async function unitApprover(tx: Sql, applicationId: string): Promise<string | null> {
  const [row] = await tx.query<{ decidedBy: string }>(
    `SELECT d.decided_by AS "decidedBy" FROM certification_decision d JOIN certification_application a ON a.id = d.application_id
     WHERE a.id = $1::uuid AND d.stage = 'UNIT' AND d.decision = 'APPROVE' AND d.decided_at >= a.submitted_at
     ORDER BY d.decided_at DESC, d.id DESC LIMIT 1`,
    [applicationId],
  );
  return row?.decidedBy ?? null;
}

/** @returns whether it was added; false when the person already has one open for this level and cycle */
export async function insertApplication(
  tx: Sql,
  row: Pick<
    ApplicationRow,
    | 'id'
    | 'rootId'
    | 'cadreId'
    | 'accountId'
    | 'organizationId'
    | 'levelVersionId'
    | 'kind'
    | 'cycle'
    | 'verdict'
    | 'submittedAt'
  >,
): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO certification_application (id, root_id, cadre_id, account_id, organization_id, level_version_id, kind, cycle, verdict, submitted_at)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6::uuid, $7, $8, $9::jsonb, $10::timestamptz) ON CONFLICT DO NOTHING RETURNING id`,
    [
      row.id, row.rootId, row.cadreId, row.accountId, row.organizationId, row.levelVersionId, row.kind, row.cycle,
      JSON.stringify(row.verdict), row.submittedAt,
    ], // prettier-ignore
  );
  return rows.length === 1;
}

/**
 * @param decidedAt the moment of the decision that moved it; without one, the time of the last decision stays
 * @returns whether the status was still `from`
 */
export async function moveApplication(
  tx: Transaction,
  id: string,
  from: ApplicationStatus,
  to: ApplicationStatus,
  decidedAt?: Date,
): Promise<boolean> {
  const { count } = await tx.prisma.certificationApplication.updateMany({
    where: { id, status: from },
    data: { status: to, ...(decidedAt && { decidedAt }) },
  });
  return count === 1;
}

export async function insertDecision(
  tx: Transaction,
  decision: {
    id: string;
    applicationId: string;
    stage: string;
    decision: string;
    reason: string;
    decidedBy: string;
    decidedByName: string;
    decidedAt: Date;
    verdict: RequirementVerdict[];
  },
): Promise<void> {
  await tx.prisma.certificationDecision.create({ data: decision });
}

export type ApplicationFilter = { scopes: string[]; search: string; status: string | null };

const ORDER: Record<string, string> = { submittedAt: 'a.submitted_at', name: 'k.name', unit: 'o.path' };

const LISTED = `WHERE ${inScopes('o.path', '$1')} AND ($2 = '' OR k.name LIKE '%' || $2 || '%' OR o.name LIKE '%' || $2 || '%')
  AND ($3::text IS NULL OR a.status::text = $3)`;

export async function listApplications(
  filter: ApplicationFilter,
  page: { sort: string; descending: boolean; limit: number; offset: number },
): Promise<{ rows: ApplicationRow[]; total: number }> {
  const values = [filter.scopes, filter.search, filter.status];
  const [rows, count] = await Promise.all([
    sqlRead.query<ApplicationRow>(
      `SELECT ${COLUMNS} ${LISTED} ORDER BY ${ORDER[page.sort] ?? ORDER['submittedAt']} ${page.descending ? 'DESC' : 'ASC'}, a.id DESC LIMIT $4 OFFSET $5`,
      [...values, page.limit, page.offset],
    ),
    sqlRead.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM certification_application a JOIN cadre k ON k.id = a.cadre_id JOIN organization o ON o.id = a.organization_id ${LISTED}`,
      values,
    ),
  ]);
  return { rows, total: count[0]?.n ?? 0 };
}

export type Applicant = {
  cadreId: string;
  accountId: string | null;
  rootId: string;
  organizationId: string;
  name: string;
};

/** The person who applies, locked until the transaction ends, so that two applications cannot be sent at one moment. */
export async function lockApplicant(tx: Sql, cadreId: string): Promise<Applicant | null> {
  const rows = await tx.query<Applicant>(
    `SELECT id AS "cadreId", account_id AS "accountId", root_id AS "rootId", home_organization_id AS "organizationId", name
     FROM cadre WHERE id = $1::uuid FOR UPDATE`,
    [cadreId],
  );
  return rows[0] ?? null;
}
