import type { Sql } from '~/platform/db.ts';
import type { AppealClause, OwnAppeal } from '../rules/appeal-view.ts';

/** A pass as the person sees it: who decided what, and until when it counts. */
export type EligibilityRow = {
  status: 'FLAGGED' | 'CONFIRMED' | 'HELD' | 'WITHDRAWN';
  decidedByName: string | null;
  decidedAt: Date | null;
  reason: string | null;
  /** civil dates */
  validFrom: string;
  validUntil: string | null;
};

/** What came of a marked sitting: the pass and its confirmation, the appeal and its answer. */
export type Aftermath = { eligibility: EligibilityRow | null; appeal: OwnAppeal | null; clause: AppealClause | null };

type Row = Omit<EligibilityRow, 'status'> & {
  status: EligibilityRow['status'] | null;
  appeal: OwnAppeal['status'] | null;
  appealReason: string;
  filedAt: Date;
  remedy: OwnAppeal['remedy'];
  answer: string | null;
  outcome: OwnAppeal['outcome'];
  answeredByName: string | null;
  answeredAt: Date | null;
  document: string | null;
  documentCode: string;
  article: string;
  label: string;
  confirmed: boolean;
};

/** @param clauseVersionId the dated clause on which the policy rests the period of appeals */
export async function findAftermath(db: Sql, attemptId: string, clauseVersionId: string | null): Promise<Aftermath> {
  const [row] = await db.query<Row>(
    `SELECT e.status::text AS status, e.decided_by_name AS "decidedByName", e.decided_at AS "decidedAt", e.reason,
       to_char(e.valid_from, 'YYYY-MM-DD') AS "validFrom", to_char(e.valid_until, 'YYYY-MM-DD') AS "validUntil",
       p.status::text AS appeal, p.reason AS "appealReason", p.filed_at AS "filedAt", p.remedy, p.answer, p.outcome,
       p.decided_by_name AS "answeredByName", p.decided_at AS "answeredAt",
       d.short_title AS document, d.code AS "documentCode", c.article, c.label,
       v.evidence = 'VERIFIED' OR v.confirmed_by IS NOT NULL AS confirmed
     FROM (SELECT $1::uuid AS id) a LEFT JOIN eligibility e ON e.attempt_id = a.id LEFT JOIN exam_appeal p ON p.attempt_id = a.id
     LEFT JOIN clause_version v ON v.id = $2::uuid LEFT JOIN clause c ON c.id = v.clause_id
     LEFT JOIN regulation_document d ON d.id = c.document_id`,
    [attemptId, clauseVersionId],
  );
  if (!row) return { eligibility: null, appeal: null, clause: null };
  return {
    eligibility: row.status && {
      status: row.status,
      decidedByName: row.decidedByName,
      decidedAt: row.decidedAt,
      reason: row.reason,
      validFrom: row.validFrom,
      validUntil: row.validUntil,
    },
    appeal: row.appeal && {
      status: row.appeal,
      reason: row.appealReason,
      filedAt: row.filedAt,
      remedy: row.remedy,
      answer: row.answer,
      outcome: row.outcome,
      decidedByName: row.answeredByName,
      decidedAt: row.answeredAt,
    },
    clause: row.document
      ? {
          document: row.document,
          label: row.label,
          href: `/regulations/${row.documentCode}#article-${row.article}`,
          confirmed: row.confirmed,
        }
      : null,
  };
}
