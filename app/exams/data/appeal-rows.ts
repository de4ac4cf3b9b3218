import type { Sql } from '~/platform/db.ts';
import { isId } from '~/platform/id.ts';
import type { AppealOutcome, AppealRemedy, AppealStatus } from '../rules/appeal.ts';
import type { Corrections, GradeDetail } from '../rules/grade-paper.ts';
import { NEXT_MARKING } from './grade-rows.ts';

export type NewAppeal = {
  id: string;
  attemptId: string;
  rootId: string;
  organizationId: string;
  accountId: string;
  reason: string;
  /** civil date */
  dueOn: string;
};

/** @returns false when the sitting has its appeal already */
export async function insertAppeal(tx: Sql, appeal: NewAppeal): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO exam_appeal (id, attempt_id, root_id, organization_id, account_id, reason, filed_at, due_on)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6, clock_timestamp(), $7::date)
     ON CONFLICT (attempt_id) DO NOTHING RETURNING id`,
    [appeal.id, appeal.attemptId, appeal.rootId, appeal.organizationId, appeal.accountId, appeal.reason, appeal.dueOn],
  );
  return rows.length === 1;
}

export type AppealToDecide = {
  id: string;
  status: AppealStatus;
  attemptId: string;
  accountId: string;
  organizationId: string;
  path: string;
  attemptStatus: string;
  passed: boolean;
  score: number;
  /** who decided about the result before: confirmed, held or refused it, or judged its late answers */
  handlers: string[];
  eligibility: string | null;
  eligibilityId: string | null;
};

/** Takes an appeal and its sitting for this transaction. */
export async function appealToDecide(tx: Sql, appealId: string): Promise<AppealToDecide | null> {
  if (!isId(appealId)) return null;
  const [row] = await tx.query<AppealToDecide>(
    `SELECT p.id::text, p.status::text AS status, a.id::text AS "attemptId", a.account_id::text AS "accountId",
       o.id::text AS "organizationId", o.path, a.status::text AS "attemptStatus", coalesce(a.passed, false) AS passed,
       coalesce(a.score, 0)::float8 AS score,
       (SELECT coalesce(jsonb_agg(h), '[]') FROM unnest(ARRAY[a.late_decided_by, (SELECT e.decided_by FROM eligibility e WHERE e.attempt_id = a.id)]) AS h
        WHERE h IS NOT NULL) AS handlers,
       (SELECT CASE WHEN e.slip_revoked_at IS NULL THEN e.status::text ELSE 'REVOKED' END FROM eligibility e WHERE e.attempt_id = a.id) AS eligibility,
       (SELECT e.id::text FROM eligibility e WHERE e.attempt_id = a.id) AS "eligibilityId"
     FROM exam_appeal p JOIN attempt a ON a.id = p.attempt_id JOIN organization o ON o.id = p.organization_id
     WHERE p.id = $1::uuid FOR UPDATE OF p, a`,
    [appealId],
  );
  return row ?? null;
}

/** Who upheld the appeals of sittings. A caller that decides by it holds the passes' rows and asks only then. */
export async function upheldAppealDeciders(tx: Sql, attemptIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ by: string }>(
    `SELECT DISTINCT decided_by::text AS by FROM exam_appeal WHERE attempt_id = ANY($1::uuid[]) AND status = 'UPHELD'`,
    [[...attemptIds]],
  );
  return rows.map(({ by }) => by);
}

export async function writeAppealDecision(
  tx: Sql,
  appealId: string,
  decision: {
    status: 'UPHELD' | 'REJECTED';
    remedy: AppealRemedy | null;
    answer: string;
    outcome: AppealOutcome | null;
    by: { accountId: string; displayName: string };
  },
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE exam_appeal SET status = $2::appeal_status, remedy = $3, answer = $4, outcome = $5::jsonb, decided_by = $6::uuid,
       decided_by_name = $7, decided_at = clock_timestamp()
     WHERE id = $1::uuid AND status = 'OPEN' RETURNING id`,
    [
      appealId,
      decision.status,
      decision.remedy,
      decision.answer,
      decision.outcome && JSON.stringify(decision.outcome),
      decision.by.accountId,
      decision.by.displayName,
    ],
  );
  return rows.length === 1;
}

/** Writes marks that were added up anew with corrections. */
export async function writeCorrectedGrade(
  tx: Sql,
  attemptId: string,
  corrections: Corrections,
  detail: GradeDetail,
): Promise<void> {
  await tx.query(
    `UPDATE attempt SET corrections = $2::jsonb, score = $3::numeric, passed = $4::boolean,
       grade_detail = $5::jsonb || ${NEXT_MARKING}, graded_at = clock_timestamp()
     WHERE id = $1::uuid AND status = 'GRADED'`,
    [attemptId, JSON.stringify(corrections), detail.score, detail.passed, JSON.stringify(detail)],
  );
}

/** Takes a marked sitting that was not passed out of what counts. */
export async function annulAttempt(tx: Sql, attemptId: string, reason: string): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE attempt SET status = 'VOID', void_reason = $2 WHERE id = $1::uuid AND status = 'GRADED' AND NOT passed RETURNING id`,
    [attemptId, reason],
  );
  return rows.length === 1;
}
