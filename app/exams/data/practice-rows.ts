import type { Sql } from '~/platform/db.ts';

/** The rules that practice follows, and whether they let anybody practise. */
export type PracticePolicy = { id: string; allowed: boolean };

/**
 * The policy whose types, points and time practice follows: that of the next test for which the person is entered, as it
 * was published, whether or not it allows practice; else, of those that do, the standard test's or another
 * pre-appointment test's.
 */
export async function practicePolicy(db: Sql, rootId: string, cadreId: string | null): Promise<PracticePolicy | null> {
  const rows = await db.query<PracticePolicy>(
    `(SELECT v.id::text, (v.settings->>'practiceAllowed')::boolean AS allowed
      FROM session_registration r JOIN exam_session s ON s.id = r.session_id
      JOIN exam_policy_version v ON v.id = s.policy_version_id
      WHERE r.cadre_id = $2::uuid AND r.status = 'REGISTERED' AND s.status IN ('PUBLISHED', 'REGISTRATION_CLOSED')
        AND s.closes_at > now()
      ORDER BY s.opens_at, s.id LIMIT 1)
     UNION ALL
     (SELECT v.id::text, true FROM exam_policy p JOIN exam_policy_version v ON v.policy_id = p.id
      WHERE p.root_id = $1::uuid AND (v.settings->>'practiceAllowed')::boolean
        AND v.number = (SELECT max(n.number) FROM exam_policy_version n WHERE n.policy_id = p.id)
      ORDER BY (p.code = 'PRE_80') DESC, (p.code LIKE 'PRE%') DESC, p.code LIMIT 1)
     LIMIT 1`,
    [rootId, cadreId],
  );
  return rows[0] ?? null;
}

export type PastPractice = {
  id: string;
  status: 'RUNNING' | 'SUBMITTED' | 'GRADED';
  startedAt: Date;
  questions: number;
  score: number | null;
  points: number | null;
};

/** A person's latest practice papers. */
export const practicePapers = (db: Sql, accountId: string, most: number): Promise<PastPractice[]> =>
  db.query<PastPractice>(
    `SELECT id::text, status::text AS status, started_at AS "startedAt", jsonb_array_length(paper->'items') AS questions,
       score::float8 AS score, (grade_detail->>'points')::float8 AS points
     FROM attempt WHERE account_id = $1::uuid AND kind = 'PRACTICE' AND status <> 'VOID'
     ORDER BY attempt.started_at DESC, attempt.id DESC LIMIT $2`,
    [accountId, most],
  );

/** How many practice papers a person has begun within a day. */
export async function practiceOfToday(db: Sql, accountId: string): Promise<number> {
  const rows = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM attempt
     WHERE account_id = $1::uuid AND kind = 'PRACTICE' AND started_at > clock_timestamp() - interval '1 day'`,
    [accountId],
  );
  return rows[0]?.n ?? 0;
}

export type TopicRow = { code: string; title: string; titleEn: string };

/** Topics of which a bank can serve practice. */
export const practiceTopics = (db: Sql, bankId: string): Promise<TopicRow[]> =>
  db.query<TopicRow>(
    `SELECT t.code, t.title, t.title_en AS "titleEn" FROM topic t WHERE EXISTS (
       SELECT 1 FROM question q WHERE q.bank_id = $1::uuid AND q.topic_code = t.code AND q.pool = 'PRACTICE' AND q.status = 'RELEASED')
     ORDER BY t.ordinal`,
    [bankId],
  );

/** The bank that visitors try: one whose keys are public anyway, or a demonstration's. */
export async function tryOutBank(db: Sql): Promise<string | null> {
  const rows = await db.query<{ id: string }>(
    `SELECT b.id::text FROM question_bank b
     WHERE (b.from_repository OR b.demonstration) AND EXISTS (
       SELECT 1 FROM question q WHERE q.bank_id = b.id AND q.pool = 'PRACTICE' AND q.status = 'RELEASED')
     ORDER BY b.demonstration DESC, b.created_at, b.id LIMIT 1`,
  );
  return rows[0]?.id ?? null;
}
