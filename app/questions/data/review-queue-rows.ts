import { sqlRead } from '~/platform/db.ts';
import type { QueueEntry } from '../rules/question-views.ts';
import type { QueueSort } from '../rules/review-queue-list.ts';

export type QueueRow = Omit<QueueEntry, 'own'> & { writerIds: string[] };

export type QueueFilter = {
  /** subtrees of the banks */
  readonly paths: readonly string[];
  readonly search: string;
  readonly type: string | null;
  readonly pool: string | null;
  /** leaves out what this account wrote a version of */
  readonly notBy: string | null;
};

/** $1 subtrees · $2 pattern searched for · $3 type · $4 pool · $5 whose own are left out */
const WAITING = `FROM question q JOIN question_bank b ON b.id = q.bank_id JOIN organization o ON o.id = b.organization_id
  JOIN LATERAL (SELECT * FROM question_version WHERE question_id = q.id ORDER BY number DESC LIMIT 1) v ON true
  LEFT JOIN topic t ON t.code = q.topic_code LEFT JOIN account a ON a.id = v.written_by
  WHERE EXISTS (SELECT 1 FROM unnest($1::text[]) AS scope(path) WHERE o.path LIKE scope.path || '%')
    AND q.status <> 'RETIRED' AND v.submitted_at IS NOT NULL AND v.review_decision IS NULL
    AND v.id IS DISTINCT FROM q.current_version_id
    AND ($2 = '' OR v.stem ILIKE $2 OR q.code ILIKE $2 OR v.knowledge_point ILIKE $2)
    AND ($3::text IS NULL OR q.type::text = $3) AND ($4::text IS NULL OR q.pool::text = $4)
    AND ($5::uuid IS NULL OR NOT EXISTS (
      SELECT 1 FROM question_version own WHERE own.question_id = q.id AND own.written_by = $5::uuid))`;

const ORDER: Record<QueueSort, string> = { submitted: 'v.submitted_at', code: 'q.code', topic: 'q.topic_code' };

/** One page of what waits for a reviewer, and how many wait in all. */
export async function reviewQueueRows(
  { paths, search, type, pool, notBy }: QueueFilter,
  page: { sort: QueueSort; descending: boolean; limit: number; offset: number },
): Promise<{ rows: QueueRow[]; total: number }> {
  const pattern = search && `%${search.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`;
  const values = [paths, pattern, type, pool, notBy];
  const [rows, [counted]] = await Promise.all([
    sqlRead.query<QueueRow>(
      `SELECT q.id::text, q.code, coalesce(t.title, q.topic_code) AS topic, coalesce(t.title_en, q.topic_code) AS "topicEn",
              q.type::text AS type, q.pool::text AS pool, v.stem, v.number, v.submitted_at AS "submittedAt",
              (SELECT coalesce(array_agg(DISTINCT written_by::text) FILTER (WHERE written_by IS NOT NULL), '{}')
               FROM question_version WHERE question_id = q.id) AS "writerIds", a.display_name AS "writtenBy"
       ${WAITING} ORDER BY ${ORDER[page.sort]} ${page.descending ? 'DESC' : 'ASC'}, q.code, q.id LIMIT $6 OFFSET $7`,
      [...values, page.limit, page.offset],
    ),
    sqlRead.query<{ total: number }>(`SELECT count(*)::int AS total ${WAITING}`, values),
  ]);
  return { rows, total: counted?.total ?? 0 };
}
