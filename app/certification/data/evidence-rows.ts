import type { Sql } from '~/platform/db.ts';
import type { EvidenceOnRecord } from '../rules/judge-requirements.ts';

/** Everything on record on a day that a level may ask about: confirmed tests in force, finished courses, class hours since another day. */
export async function evidenceOf(
  on: Sql,
  cadreId: string,
  day: string,
  classesSince: string,
  zone: string,
): Promise<EvidenceOnRecord> {
  const tests = await on.query<EvidenceOnRecord['tests'][number]>(
    `SELECT e.occasion::text, a.score::float8 AS score, to_char(a.started_at AT TIME ZONE $3, 'YYYY-MM-DD') AS "takenOn",
            coalesce(x.number, '') AS reference, t.topics
     FROM eligibility e JOIN attempt a ON a.id = e.attempt_id LEFT JOIN exam_session x ON x.id = a.session_id
     LEFT JOIN LATERAL (SELECT jsonb_object_agg(k, jsonb_build_object('earned', earned, 'points', points)) AS topics FROM (
         SELECT i.item->>'k' AS k, sum((i.item->>'p')::numeric) AS points,
                sum((a.grade_detail->'earned'->>(i.place - 1)::int)::numeric) AS earned
         FROM jsonb_array_elements(a.paper->'items') WITH ORDINALITY AS i(item, place) GROUP BY 1) one) t
       ON e.occasion = 'CERTIFICATION_L1' AND jsonb_typeof(a.grade_detail->'earned') = 'array'
     WHERE e.cadre_id = $1::uuid AND e.status = 'CONFIRMED' AND e.valid_from <= $2::date AND (e.valid_until IS NULL OR e.valid_until >= $2::date)
     ORDER BY a.started_at DESC, a.id DESC`,
    [cadreId, day, zone],
  );
  const finishedCourses = await on.query<EvidenceOnRecord['finishedCourses'][number]>(
    `SELECT c.code AS "courseCode", c.title, to_char(n.completed_at AT TIME ZONE $2, 'YYYY-MM-DD') AS "finishedOn"
     FROM cadre k JOIN course_enrolment n ON n.account_id = k.account_id JOIN course c ON c.id = n.course_id
     WHERE k.id = $1::uuid AND (n.completed_at AT TIME ZONE $2)::date <= $3::date ORDER BY n.completed_at DESC, c.code`,
    [cadreId, zone, day],
  );
  const classes = await on.query<EvidenceOnRecord['classes'][number]>(
    `SELECT e.id::text AS "entryId", e.title, substr(e.category, 7) AS "classType", e.hours::float8 AS hours, e.occurred_on::text AS "occurredOn"
     FROM credit_entry e
     WHERE e.cadre_id = $1::uuid AND e.category LIKE 'CLASS_%' AND e.occurred_on BETWEEN $2::date AND $3::date AND e.reverses_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM credit_entry r WHERE r.reverses_id = e.id)
     ORDER BY e.occurred_on DESC, e.id DESC`,
    [cadreId, classesSince, day],
  );
  return { tests, finishedCourses, classes };
}
