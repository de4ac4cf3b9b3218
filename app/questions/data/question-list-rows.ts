import { inScopes } from '~/identity/data/scope-sql.ts';
import { prismaRead, sqlRead } from '~/platform/db.ts';
import type { OptionId } from '../rules/question-types.ts';
import type { QuestionListRow, TopicRow } from '../rules/question-views.ts';

export type QuestionFilter = {
  /** subtrees of the banks */
  readonly paths: readonly string[];
  readonly q?: string | undefined;
  readonly bankId?: string | undefined;
  readonly topic?: string | undefined;
  readonly type?: string | undefined;
  readonly pool?: string | undefined;
  readonly status?: string | undefined;
  readonly difficulty?: string | undefined;
  /** code of a document, with `article` one of its clauses */
  readonly doc?: string | undefined;
  readonly article?: string | undefined;
  /** `yes` keeps questions whose clause nobody has read or confirmed */
  readonly unconfirmed?: string | undefined;
};

export type QuestionSort = 'code' | 'topic' | 'status' | 'updated';

/** Rows of one page and how many there are in all. The version shown is the one written last. */
export async function questionPageRows(
  filter: QuestionFilter,
  order: { sort: QuestionSort; descending: boolean; limit: number; offset: number },
): Promise<{ rows: QuestionListRow[]; total: number }> {
  const { where, values } = condition(filter);
  const direction = order.descending ? 'DESC' : 'ASC';
  const sorts: Record<QuestionSort, string> = {
    code: `q.code ${direction}`,
    topic: `q.topic_code ${direction}, q.code`,
    status: `q.status ${direction}, q.code`,
    updated: `q.updated_at ${direction}, q.code`,
  };
  const at = values.length;
  const [rows, [counted]] = await Promise.all([
    sqlRead.query<QuestionListRow>(
      `SELECT ${COLUMNS} ${FROM} WHERE ${where} ORDER BY ${sorts[order.sort]}, q.id LIMIT $${at + 1} OFFSET $${at + 2}`,
      [...values, order.limit, order.offset],
    ),
    sqlRead.query<{ total: number }>(`SELECT count(*)::int AS total ${FROM} WHERE ${where}`, values),
  ]);
  return { rows, total: counted?.total ?? 0 };
}

export type QuestionExportRow = QuestionListRow & {
  options: string[];
  /** with the explanation, empty for who may only read the question */
  key: OptionId[];
  explanation: string;
  knowledgePoint: string | null;
  keyed: boolean;
};

/**
 * The same rows without pages, for the export.
 *
 * @param keysOf subtrees of which the keys and explanations come with the questions; of others they stay in the house
 */
export async function questionExportRows(
  filter: QuestionFilter,
  keysOf: readonly string[],
): Promise<QuestionExportRow[]> {
  const { where, values } = condition(filter);
  const keyed = inScopes('o.path', `$${values.length + 1}`);
  return sqlRead.query<QuestionExportRow>(
    `SELECT ${COLUMNS}, v.options, v.knowledge_point AS "knowledgePoint", ${keyed} AS keyed,
       CASE WHEN ${keyed} THEN v.answer_key ELSE '[]' END AS key, CASE WHEN ${keyed} THEN v.explanation ELSE '' END AS explanation
     ${FROM} WHERE ${where} ORDER BY q.code, q.id`,
    [...values, keysOf],
  );
}

/** What a newer version than the one in force waits for. */
const PENDING = `(CASE WHEN q.current_version_id IS NULL OR v.id = q.current_version_id THEN NULL
       WHEN v.review_decision = 'RETURNED' THEN 'RETURNED' WHEN v.submitted_at IS NULL THEN 'DRAFT'
       ELSE 'IN_REVIEW' END)`;

const COLUMNS = `q.id::text, q.code, b.title AS bank, q.topic_code AS "topicCode", coalesce(t.title, q.topic_code) AS topic,
  coalesce(t.title_en, q.topic_code) AS "topicEn", q.type::text AS type, q.pool::text AS pool, q.status::text AS status,
  q.pulled_reason AS "pulledReason",
  ${PENDING} AS pending,
  v.difficulty::text AS difficulty, v.stem, d.code AS "documentCode", d.short_title AS "documentTitle", c.article, c.label,
  (cv.evidence = 'VERIFIED' OR cv.confirmed_by IS NOT NULL) AS confirmed, q.updated_at AS "updatedAt"`;

const FROM = `FROM question q JOIN question_bank b ON b.id = q.bank_id JOIN organization o ON o.id = b.organization_id
  JOIN LATERAL (SELECT * FROM question_version WHERE question_id = q.id ORDER BY number DESC LIMIT 1) v ON true
  JOIN clause_version cv ON cv.id = v.clause_version_id JOIN clause c ON c.id = cv.clause_id
  JOIN regulation_document d ON d.id = c.document_id LEFT JOIN topic t ON t.code = q.topic_code`;

function condition(filter: QuestionFilter): { where: string; values: unknown[] } {
  const values: unknown[] = [filter.paths];
  const parts = [`EXISTS (SELECT 1 FROM unnest($1::text[]) AS scope(path) WHERE o.path LIKE scope.path || '%')`];
  const add = (text: (parameter: string) => string, value: unknown): void => {
    if (!value) return;
    values.push(value);
    parts.push(text(`$${values.length}`));
  };
  add((p) => `(v.stem ILIKE ${p} OR q.code ILIKE ${p} OR v.knowledge_point ILIKE ${p})`, filter.q && like(filter.q));
  add((p) => `q.bank_id::text = ${p}`, filter.bankId);
  add((p) => `q.topic_code = ${p}`, filter.topic);
  add((p) => `q.type::text = ${p}`, filter.type);
  add((p) => `q.pool::text = ${p}`, filter.pool);
  // A newer version that waits is found by its own state, also where an older one is still in force.
  add((p) => `(q.status::text = ${p} OR (q.status <> 'RETIRED' AND ${PENDING} = ${p}))`, filter.status);
  add((p) => `v.difficulty::text = ${p}`, filter.difficulty);
  add((p) => `d.code = ${p}`, filter.doc);
  add((p) => `c.article = ${p}`, filter.article);
  if (filter.unconfirmed === 'yes') parts.push(`cv.evidence <> 'VERIFIED' AND cv.confirmed_by IS NULL`);
  return { where: parts.join(' AND '), values };
}

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`;

export const topicRows = (): Promise<TopicRow[]> =>
  prismaRead().topic.findMany({
    select: { code: true, title: true, titleEn: true },
    orderBy: { ordinal: 'asc' },
  });
