import { now } from '~/platform/clock.ts';
import type { Sql, Transaction } from '~/platform/db.ts';
import type { EvidenceStatus } from '~/regulations/rules/evidence.ts';
import type { Difficulty, OptionId, QuestionPool, QuestionStatus, QuestionType } from '../rules/question-types.ts';

export type QuestionHead = {
  id: string;
  bankId: string;
  bankTitle: string;
  code: string;
  topicCode: string;
  type: QuestionType;
  pool: QuestionPool;
  status: QuestionStatus;
  currentVersionId: string | null;
  pulledReason: string | null;
  rootId: string;
  organizationId: string;
  /** of the bank's organization */
  path: string;
  bankFromRepository: boolean;
  demonstration: boolean;
};

const HEAD = `SELECT q.id::text, q.bank_id::text AS "bankId", b.title AS "bankTitle", q.code, q.topic_code AS "topicCode",
    q.type::text AS type, q.pool::text AS pool, q.status::text AS status,
    q.current_version_id::text AS "currentVersionId", q.pulled_reason AS "pulledReason", b.root_id::text AS "rootId",
    b.organization_id::text AS "organizationId", o.path, b.from_repository AS "bankFromRepository",
    root.demonstration
  FROM question q JOIN question_bank b ON b.id = q.bank_id JOIN organization o ON o.id = b.organization_id
  JOIN organization root ON root.id = b.root_id
  WHERE q.id = $1::uuid`;

export const questionHead = async (on: Sql, id: string): Promise<QuestionHead | null> =>
  (await on.query<QuestionHead>(HEAD, [id]))[0] ?? null;

/** The question, locked until the transaction ends. */
export const lockQuestion = async (tx: Sql, id: string): Promise<QuestionHead | null> =>
  (await tx.query<QuestionHead>(`${HEAD} FOR UPDATE OF q`, [id]))[0] ?? null;

export type VersionRow = {
  id: string;
  number: number;
  stem: string;
  options: string[];
  key: OptionId[];
  explanation: string;
  difficulty: Difficulty;
  knowledgePoint: string | null;
  clauseVersionId: string;
  clauseId: string;
  evidence: EvidenceStatus;
  fromRepository: boolean;
  contentHash: string;
  writtenBy: string | null;
  writtenByName: string | null;
  createdAt: Date;
  submittedAt: Date | null;
  reviewedBy: string | null;
  reviewedByName: string | null;
  reviewedAt: Date | null;
  reviewDecision: 'RELEASED' | 'RETURNED' | null;
  reviewNote: string | null;
  documentCode: string;
  documentTitle: string;
  article: string;
  label: string;
  heading: string;
  substance: string;
  clauseEvidence: EvidenceStatus;
  clauseConfirmedBy: string | null;
  /** civil date on which the cited text ended, if it did */
  clauseValidTo: string | null;
};

/** Every version of a question, the newest first, each with the clause text that it cites. */
export const versionsOf = (on: Sql, questionId: string): Promise<VersionRow[]> =>
  on.query<VersionRow>(
    `SELECT v.id::text, v.number, v.stem, v.options, v.answer_key AS key, v.explanation,
            v.difficulty::text AS difficulty, v.knowledge_point AS "knowledgePoint",
            v.clause_version_id::text AS "clauseVersionId", c.id::text AS "clauseId", v.evidence::text AS evidence,
            v.from_repository AS "fromRepository", v.content_hash AS "contentHash", v.written_by::text AS "writtenBy",
            writer.display_name AS "writtenByName", v.created_at AS "createdAt", v.submitted_at AS "submittedAt",
            v.reviewed_by::text AS "reviewedBy", reviewer.display_name AS "reviewedByName",
            v.reviewed_at AS "reviewedAt", v.review_decision AS "reviewDecision", v.review_note AS "reviewNote",
            d.code AS "documentCode", d.short_title AS "documentTitle", c.article, c.label, c.heading, cv.substance,
            cv.evidence::text AS "clauseEvidence", cv.confirmed_by::text AS "clauseConfirmedBy",
            cv.valid_to::text AS "clauseValidTo"
     FROM question_version v JOIN clause_version cv ON cv.id = v.clause_version_id
     JOIN clause c ON c.id = cv.clause_id JOIN regulation_document d ON d.id = c.document_id
     LEFT JOIN account writer ON writer.id = v.written_by LEFT JOIN account reviewer ON reviewer.id = v.reviewed_by
     WHERE v.question_id = $1::uuid ORDER BY v.number DESC`,
    [questionId],
  );

/** Where a question stands; what is left out stays as it is. */
export async function setQuestionState(
  tx: Transaction,
  id: string,
  state: { status: QuestionStatus; currentVersionId?: string; pulledReason?: string | null },
): Promise<void> {
  await tx.prisma.question.updateMany({
    where: { id },
    data: { ...state, pulledReason: state.pulledReason ?? null, updatedAt: now() },
  });
}

export async function setPool(tx: Transaction, id: string, pool: QuestionPool): Promise<void> {
  await tx.prisma.question.updateMany({ where: { id }, data: { pool } });
}

/** @returns false where somebody submitted it before */
export async function markSubmitted(tx: Transaction, versionId: string): Promise<boolean> {
  const { count } = await tx.prisma.questionVersion.updateMany({
    where: { id: versionId, submittedAt: null },
    data: { submittedAt: now() },
  });
  return count === 1;
}

/** @returns false where it does not wait for a review (any more) */
export async function markReviewed(
  tx: Transaction,
  versionId: string,
  review: { reviewedBy: string; decision: 'RELEASED' | 'RETURNED'; note: string | null },
): Promise<boolean> {
  const { count } = await tx.prisma.questionVersion.updateMany({
    where: { id: versionId, submittedAt: { not: null }, reviewDecision: null },
    data: {
      reviewedBy: review.reviewedBy,
      reviewedAt: now(),
      reviewDecision: review.decision,
      reviewNote: review.note,
    },
  });
  return count === 1;
}

export type StemInUse = { questionId: string; code: string; stem: string; pool: QuestionPool };

/** Stems of an authority that are in use, for finding the same question asked twice. */
export const stemsOf = (on: Sql, rootId: string): Promise<StemInUse[]> =>
  on.query<StemInUse>(
    `SELECT q.id::text AS "questionId", q.code, v.stem, q.pool::text AS pool
     FROM question q JOIN question_bank b ON b.id = q.bank_id JOIN question_version v ON v.question_id = q.id
     WHERE b.root_id = $1::uuid AND q.status <> 'RETIRED'
       AND (v.id = q.current_version_id
         OR v.number = (SELECT max(number) FROM question_version last WHERE last.question_id = q.id))`,
    [rootId],
  );

/** The highest running number among a bank's codes that begin with `prefix`; lock the bank first. */
export async function lastNumberOf(tx: Sql, bankId: string, prefix: string): Promise<number> {
  const [row] = await tx.query<{ last: number }>(
    `SELECT coalesce(max(substring(code FROM '\\d+$')::int), 0) AS last
     FROM question WHERE bank_id = $1::uuid AND code LIKE $2 || '%'`,
    [bankId, prefix],
  );
  return row?.last ?? 0;
}
