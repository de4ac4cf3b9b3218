import { now } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { isConfirmed, type EvidenceStatus } from '~/regulations/rules/evidence.ts';
import {
  optionIdsOf,
  type Difficulty,
  type GradedQuestion,
  type OptionId,
  type QuestionType,
} from '../rules/question-types.ts';

/** Enough for every version of two large banks; about 1.5 kB each. */
const MOST = 4_000;
/** How long the 待核 mark of a question may lag behind a confirmation. */
const UNCONFIRMED_FOR_MS = 60_000;

type Held = { question: GradedQuestion; until: number };
const held = new Map<string, Held>();

/**
 * Question versions by id, with their keys: for paper assembly, grading and the result page. What a candidate may see
 * is `candidateView` of each. A version never changes, so it is kept in the memory of the process; the oldest leave
 * first.
 *
 * @returns one entry per id that exists
 */
export async function loadQuestionVersions(ids: readonly string[]): Promise<ReadonlyMap<string, GradedQuestion>> {
  const at = now().getTime();
  const found = new Map<string, GradedQuestion>();
  const missing: string[] = [];
  for (const id of new Set(ids)) {
    const entry = held.get(id);
    if (entry && entry.until > at) found.set(id, entry.question);
    else missing.push(id);
  }
  if (missing.length === 0) return found;
  for (const row of await sqlRead.query<VersionRow>(SELECT, [missing])) {
    const question = questionOf(row);
    found.set(question.versionId, question);
    keep(question, at);
  }
  return found;
}

function keep(question: GradedQuestion, at: number): void {
  held.delete(question.versionId);
  held.set(question.versionId, {
    question,
    until: question.clause.confirmed ? Number.POSITIVE_INFINITY : at + UNCONFIRMED_FOR_MS,
  });
  for (const oldest of held.keys()) {
    if (held.size <= MOST) break;
    held.delete(oldest);
  }
}

type VersionRow = {
  versionId: string;
  questionId: string;
  code: string;
  type: QuestionType;
  topicCode: string;
  stem: string;
  options: string[];
  key: OptionId[];
  explanation: string;
  difficulty: Difficulty;
  knowledgePoint: string | null;
  clauseId: string;
  clauseVersionId: string;
  documentCode: string;
  documentTitle: string;
  article: string;
  label: string;
  evidence: EvidenceStatus;
  clauseEvidence: EvidenceStatus;
  confirmedBy: string | null;
};

const SELECT = `SELECT v.id::text AS "versionId", q.id::text AS "questionId", q.code, q.type::text AS type,
    q.topic_code AS "topicCode", v.stem, v.options, v.answer_key AS key, v.explanation,
    v.difficulty::text AS difficulty, v.knowledge_point AS "knowledgePoint", c.id::text AS "clauseId",
    cv.id::text AS "clauseVersionId", d.code AS "documentCode", d.short_title AS "documentTitle", c.article, c.label,
    v.evidence::text AS evidence, cv.evidence::text AS "clauseEvidence", cv.confirmed_by::text AS "confirmedBy"
  FROM question_version v JOIN question q ON q.id = v.question_id
  JOIN clause_version cv ON cv.id = v.clause_version_id JOIN clause c ON c.id = cv.clause_id
  JOIN regulation_document d ON d.id = c.document_id
  WHERE v.id = ANY($1::uuid[])`;

function questionOf(row: VersionRow): GradedQuestion {
  return {
    versionId: row.versionId,
    type: row.type,
    topicCode: row.topicCode,
    stem: row.stem,
    options: optionIdsOf(row.type, row.options.length)
      .slice(0, row.options.length)
      .map((id, at) => ({ id, text: row.options[at] ?? '' })),
    questionId: row.questionId,
    code: row.code,
    key: row.key,
    explanation: row.explanation,
    difficulty: row.difficulty,
    knowledgePoint: row.knowledgePoint,
    clause: {
      clauseId: row.clauseId,
      clauseVersionId: row.clauseVersionId,
      documentCode: row.documentCode,
      documentTitle: row.documentTitle,
      article: row.article,
      label: row.label,
      confirmed: isConfirmed({ evidence: row.clauseEvidence, confirmedBy: row.confirmedBy }),
    },
  };
}
