import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Sql } from '~/platform/db.ts';
import { isId } from '~/platform/id.ts';
import type { AnswerSheet, LateAnswer } from '../rules/answer-sheet.ts';
import type { QuestionType } from '../rules/paper-blueprint.ts';
import type { Decider, ListPart } from './outage-rows.ts';

export type LateSitting = {
  attemptId: string;
  sessionId: string | null;
  sessionNumber: string | null;
  name: string;
  organizationName: string;
  path: string;
  deadlineAt: Date;
  lateAnswers: LateAnswer[];
  /** the kind of question on each place, by which a choice is read */
  types: QuestionType[];
  lateDecision: string | null;
  decidedByName: string | null;
  score: number | null;
  passed: boolean | null;
};

/** Tests `a` with answers put aside: nobody decides about practice. */
const HAS_LATE = `a.kind = 'OFFICIAL' AND a.late_answers IS NOT NULL`;

const LATE = `a.id::text AS "attemptId", a.session_id::text AS "sessionId", s.number AS "sessionNumber", p.display_name AS name,
  g.name AS "organizationName", g.path, a.deadline_at AS "deadlineAt", a.late_answers AS "lateAnswers",
  jsonb_path_query_array(a.paper, '$.items[*].t') AS types, a.late_decision AS "lateDecision", (SELECT d.display_name FROM account d WHERE d.id = a.late_decided_by) AS "decidedByName",
  a.score::float8 AS score, a.passed
  FROM attempt a JOIN account p ON p.id = a.account_id JOIN organization g ON g.id = a.organization_id
  LEFT JOIN exam_session s ON s.id = a.session_id
  WHERE ${HAS_LATE}`;

/**
 * Of the subtrees $1; with $3 those that wait for somebody other than the account $2, who decides nothing of its own. A
 * sheet is decided about once it is marked; one whose late answers were counted is being marked anew.
 */
const LISTED = `(a.status = 'GRADED' OR a.status = 'SUBMITTED' AND a.late_decision IS NOT NULL) AND ${inScopes('g.path', '$1')}
  AND (NOT $3::boolean OR a.late_decision IS NULL AND a.account_id <> $2::uuid)`;

/** One page of the sittings with answers that came too late, those that wait for a decision first, and how many there are. */
export async function lateSittings(
  db: Sql,
  filter: Decider & { waiting: boolean },
  { limit, offset }: ListPart,
): Promise<{ rows: LateSitting[]; total: number }> {
  const [rows, total] = await Promise.all([
    db.query<LateSitting>(
      `SELECT ${LATE} AND ${LISTED} ORDER BY (a.late_decision IS NULL) DESC, a.deadline_at DESC, a.id DESC LIMIT $4::int OFFSET $5::int`,
      [filter.scopes, filter.accountId, filter.waiting, limit, offset],
    ),
    countLate(db, filter),
  ]);
  return { rows, total };
}

/** How many sittings that list has in all. */
export const countLate = async (db: Sql, filter: Decider & { waiting: boolean }): Promise<number> =>
  (
    await db.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM attempt a JOIN organization g ON g.id = a.organization_id WHERE ${HAS_LATE} AND ${LISTED}`,
      [filter.scopes, filter.accountId, filter.waiting],
    )
  )[0]?.n ?? 0;

export type LateToDecide = {
  status: string;
  accountId: string;
  /** names the partition of its answers */
  month: string;
  path: string;
  organizationId: string;
  answers: AnswerSheet | null;
  lateAnswers: LateAnswer[];
  lateDecision: string | null;
  /** state of the pass that this sitting gave, if it gave one */
  eligibility: string | null;
};

export async function lateToDecide(tx: Sql, attemptId: string): Promise<LateToDecide | null> {
  if (!isId(attemptId)) return null;
  const [row] = await tx.query<LateToDecide>(
    `SELECT a.status::text AS status, a.account_id::text AS "accountId", to_char(a.month, 'YYYY-MM-DD') AS month,
       g.path, g.id::text AS "organizationId", a.answers, a.late_answers AS "lateAnswers",
       a.late_decision AS "lateDecision", (SELECT e.status::text FROM eligibility e WHERE e.attempt_id = a.id) AS eligibility
     FROM attempt a JOIN organization g ON g.id = a.organization_id
     WHERE a.id = $1::uuid AND ${HAS_LATE} FOR UPDATE OF a`,
    [attemptId],
  );
  return row ?? null;
}

/** Writes the decision; with a sheet the sitting goes back to be marked anew. */
export async function writeLateDecision(
  tx: Sql,
  attemptId: string,
  decision: { counted: boolean; by: string; sheet: AnswerSheet | null },
): Promise<void> {
  await tx.query(
    `UPDATE attempt SET late_decision = $2, late_decided_by = $3::uuid, answers = coalesce($4::jsonb, answers),
       status = CASE WHEN $4::jsonb IS NULL THEN status ELSE 'SUBMITTED' END
     WHERE id = $1::uuid`,
    [
      attemptId,
      decision.counted ? 'COUNTED' : 'NOT_COUNTED',
      decision.by,
      decision.sheet && JSON.stringify(decision.sheet),
    ],
  );
}
