import { now } from '~/platform/clock.ts';
import type { Sql, Transaction } from '~/platform/db.ts';
import type { EvidenceStatus } from '~/regulations/rules/evidence.ts';
import type { Difficulty, OptionId, QuestionPool, QuestionStatus, QuestionType } from '../rules/question-types.ts';

/** A question of a bank with the version that is in force and the last one written. */
export type BankQuestionRow = {
  id: string;
  code: string;
  status: QuestionStatus;
  pool: QuestionPool;
  currentVersionId: string | null;
  contentHash: string | null;
  evidence: EvidenceStatus | null;
  lastNumber: number;
  lastFromRepository: boolean;
};

export const questionsOfBank = (tx: Sql, bankId: string): Promise<BankQuestionRow[]> =>
  tx.query<BankQuestionRow>(
    `SELECT q.id::text, q.code, q.status::text AS status, q.pool::text AS pool,
            q.current_version_id::text AS "currentVersionId", v.content_hash AS "contentHash",
            v.evidence::text AS evidence, l.number AS "lastNumber", l.from_repository AS "lastFromRepository"
     FROM question q LEFT JOIN question_version v ON v.id = q.current_version_id
     JOIN LATERAL (SELECT number, from_repository FROM question_version WHERE question_id = q.id
       ORDER BY number DESC LIMIT 1) l ON true
     WHERE q.bank_id = $1::uuid`,
    [bankId],
  );

export type QuestionFields = {
  id: string;
  bankId: string;
  code: string;
  topicCode: string;
  type: QuestionType;
  pool: QuestionPool;
  status: QuestionStatus;
  currentVersionId: string | null;
};

/** Adds questions, or changes where they stand: pool, state, version in force. */
export async function saveQuestions(tx: Sql, questions: QuestionFields[]): Promise<void> {
  if (questions.length === 0) return;
  await tx.query(
    `INSERT INTO question (id, bank_id, code, topic_code, type, pool, status, current_version_id, updated_at)
     SELECT id, "bankId", code, "topicCode", type::question_type, pool::question_pool, status::question_status,
            "currentVersionId", clock_timestamp()
     FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "bankId" uuid, code text, "topicCode" text, type text, pool text,
       status text, "currentVersionId" uuid)
     ON CONFLICT (id) DO UPDATE SET topic_code = excluded.topic_code, type = excluded.type, pool = excluded.pool,
       status = excluded.status, current_version_id = excluded.current_version_id,
       pulled_reason = CASE WHEN excluded.status = 'PULLED' THEN question.pulled_reason END,
       updated_at = excluded.updated_at`,
    [JSON.stringify(questions)],
  );
}

export type QuestionVersionFields = {
  id: string;
  questionId: string;
  number: number;
  stem: string;
  options: readonly string[];
  key: readonly OptionId[];
  explanation: string;
  difficulty: Difficulty;
  knowledgePoint: string | null;
  clauseVersionId: string;
  evidence: EvidenceStatus;
  fromRepository: boolean;
  contentHash: string;
  writtenBy: string | null;
};

export async function addQuestionVersions(tx: Sql, versions: QuestionVersionFields[]): Promise<void> {
  if (versions.length === 0) return;
  await tx.query(
    `INSERT INTO question_version (id, question_id, number, stem, options, answer_key, explanation, difficulty,
       knowledge_point, clause_version_id, evidence, from_repository, content_hash, written_by)
     SELECT id, "questionId", number, stem, options, key, explanation, difficulty::difficulty, "knowledgePoint",
            "clauseVersionId", evidence::evidence_status, "fromRepository", "contentHash", "writtenBy"
     FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "questionId" uuid, number int, stem text, options jsonb, key jsonb,
       explanation text, difficulty text, "knowledgePoint" text, "clauseVersionId" uuid, evidence text,
       "fromRepository" boolean, "contentHash" text, "writtenBy" uuid)`,
    [JSON.stringify(versions)],
  );
}

/** How well the source of an unchanged question was read may be known better now. */
export async function setEvidence(tx: Transaction, versionId: string, evidence: EvidenceStatus): Promise<void> {
  await tx.prisma.questionVersion.updateMany({ where: { id: versionId }, data: { evidence } });
}

export async function retireQuestions(tx: Transaction, ids: string[]): Promise<void> {
  await tx.prisma.question.updateMany({
    where: { id: { in: ids } },
    data: { status: 'RETIRED', updatedAt: now() },
  });
}

/**
 * Pulls released questions whose clause text has ended.
 *
 * @param clauseId only those that cite this clause; null for all
 * @param day civil date
 */
export const pullVersions = (
  tx: Sql,
  versionIds: readonly string[],
  reason: string,
): Promise<{ id: string; code: string; organizationId: string }[]> =>
  tx.query<{ id: string; code: string; organizationId: string }>(
    `UPDATE question q SET status = 'PULLED', pulled_reason = $2, updated_at = clock_timestamp()
     FROM question_bank b
     WHERE b.id = q.bank_id AND q.status = 'RELEASED'
       AND q.id IN (SELECT o.id FROM question o WHERE o.current_version_id = ANY($1::uuid[]) ORDER BY o.id FOR UPDATE)
     RETURNING q.id::text, q.code, b.organization_id::text AS "organizationId"`,
    [[...versionIds], reason],
  );

export const pullOutdated = (
  tx: Sql,
  clauseId: string | null,
  day: string,
): Promise<{ id: string; code: string; organizationId: string }[]> =>
  tx.query<{ id: string; code: string; organizationId: string }>(
    `UPDATE question q SET status = 'PULLED', pulled_reason = 'clause-changed', updated_at = clock_timestamp()
     FROM question_version v, clause_version cv, question_bank b
     WHERE v.id = q.current_version_id AND cv.id = v.clause_version_id AND b.id = q.bank_id
       AND q.status = 'RELEASED' AND cv.valid_to <= $2::date AND ($1::uuid IS NULL OR cv.clause_id = $1::uuid)
     RETURNING q.id::text, q.code, b.organization_id::text AS "organizationId"`,
    [clauseId, day],
  );
