import type { Sql } from '~/platform/db.ts';

/** What a lesson's page adds for its reader. */
export type ReaderRow = {
  position: number;
  furthest: number;
  completedAt: Date | null;
  /** self-check id → choice */
  answers: Record<string, string>;
};

const NOTHING: ReaderRow = { position: 0, furthest: 0, completedAt: null, answers: {} };

/** One statement: it runs on every lesson page. */
export async function readerOf(on: Sql, accountId: string, lessonId: string): Promise<ReaderRow> {
  const [row] = await on.query<ReaderRow>(
    `SELECT p.position, p.furthest, p.completed_at AS "completedAt",
       coalesce((SELECT jsonb_object_agg(check_id, choice) FROM self_check_answer
         WHERE account_id = $1::uuid AND lesson_id = $2::uuid), '{}') AS answers
     FROM (SELECT) AS one LEFT JOIN lesson_progress p ON p.account_id = $1::uuid AND p.lesson_id = $2::uuid`,
    [accountId, lessonId],
  );
  return row ? { ...NOTHING, ...row, position: row.position ?? 0, furthest: row.furthest ?? 0 } : NOTHING;
}
