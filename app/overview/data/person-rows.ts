import type { Sql } from '~/platform/db.ts';
import type {
  PersonPost,
  PersonClass,
  PersonRotation,
  PersonTest,
  PersonCourse,
  PersonCertificate,
  PersonFacts,
} from '../rules/person.ts';

/** Every post of a person, the latest first. */
export const postsOf = (on: Sql, cadreId: string): Promise<PersonPost[]> =>
  on.query<PersonPost>(
    `SELECT p.title, p.post_type::text AS "postType", o.name AS "organizationName", p.started_on::text AS "startedOn",
            p.ended_on::text AS "endedOn", p.employment_mode::text AS "employmentMode",
            p.concurrent_administrative_post AS "concurrentAdministrativePost"
     FROM cadre_post p JOIN organization o ON o.id = p.organization_id
     WHERE p.cadre_id = $1::uuid ORDER BY p.started_on DESC, p.id`,
    [cadreId],
  );

/** The classes on whose roster a person stands, the latest first. */
export const classesOf = (on: Sql, cadreId: string): Promise<PersonClass[]> =>
  on.query<PersonClass>(
    `SELECT c.id::text AS "classId", c.code, c.title, c.starts_on::text AS "startsOn", c.ends_on::text AS "endsOn", c.place,
            c.credit_hours::float8 AS hours, c.days::float8 AS days, c.plan_id IS NOT NULL AS rotation,
            c.status::text AS status, e.result::text AS result, e.grade
     FROM class_enrolment e JOIN training_class c ON c.id = e.class_id
     WHERE e.cadre_id = $1::uuid ORDER BY c.starts_on DESC, c.id`,
    [cadreId],
  );

/** The rotation plans that name a person: those whose window is not over, and those that left the person untrained. */
export const rotationsOf = (on: Sql, cadreId: string, day: string): Promise<PersonRotation[]> =>
  on.query<PersonRotation>(
    `SELECT p.id::text AS "planId", p.title, p.window_to::text AS "windowTo", m.completed_on::text AS "completedOn",
            m.exempt_reason AS "exemptReason", EXISTS (SELECT 1 FROM class_enrolment e JOIN training_class c ON c.id = e.class_id
              WHERE e.cadre_id = m.cadre_id AND c.plan_id = p.id AND c.status IN ('PLANNED', 'RUNNING') AND e.result IN ('ENROLLED', 'COMPLETED')) AS scheduled
     FROM rotation_plan_member m JOIN rotation_plan p ON p.id = m.plan_id
     WHERE m.cadre_id = $1::uuid AND p.status = 'ACTIVE'
       AND (p.window_to >= $2::date OR (m.completed_on IS NULL AND m.exempt_reason IS NULL)) ORDER BY p.window_to, p.id`,
    [cadreId, day],
  );

/** The sessions on whose list a person stands, with the sitting and what was decided about it. */
export const testsOf = (on: Sql, cadreId: string): Promise<PersonTest[]> =>
  on.query<PersonTest>(
    `SELECT s.id::text AS "sessionId", s.title, s.number, s.opens_at AS "opensAt", s.closes_at AS "closesAt",
            s.status::text AS "sessionStatus", r.status::text AS registration, a.id::text AS "attemptId",
            a.status::text AS "attemptStatus", a.submitted_at AS "submittedAt", a.passed, a.score::float8 AS score,
            e.status::text AS eligibility
     FROM session_registration r JOIN exam_session s ON s.id = r.session_id AND s.status NOT IN ('DRAFT', 'CANCELLED')
     LEFT JOIN attempt a ON a.session_id = s.id AND a.cadre_id = r.cadre_id AND a.kind = 'OFFICIAL' AND a.status <> 'VOID'
     LEFT JOIN eligibility e ON e.attempt_id = a.id
     WHERE r.cadre_id = $1::uuid AND r.status IN ('REGISTERED', 'DEFERRED') ORDER BY s.opens_at DESC, s.id DESC LIMIT 200`,
    [cadreId],
  );

export const coursesOf = (on: Sql, cadreId: string): Promise<PersonCourse[]> =>
  on.query<PersonCourse>(
    `SELECT c.code, c.title, c.title_en AS "titleEn", e.started_at AS "startedAt", e.completed_at AS "completedAt"
     FROM cadre k JOIN course_enrolment e ON e.account_id = k.account_id JOIN course c ON c.id = e.course_id
     WHERE k.id = $1::uuid ORDER BY e.started_at DESC, c.code`,
    [cadreId],
  );

export const certificatesOf = (on: Sql, cadreId: string): Promise<PersonCertificate[]> =>
  on.query<PersonCertificate>(
    `SELECT c.id::text, c.number, coalesce(c.facts ->> 'title', c.number) AS title, c.issued_on::text AS "issuedOn",
            c.valid_until::text AS "validUntil", c.status = 'SEALED' AS sealed, e.type AS ended, e.at AS "endedAt",
            EXISTS (SELECT 1 FROM certificate n WHERE n.cadre_id = c.cadre_id AND n.type = c.type AND n.scheme = c.scheme AND n.level IS NOT DISTINCT FROM c.level
              AND n.status <> 'VOID' AND (n.valid_until IS NULL OR n.valid_until > c.valid_until)
              AND NOT EXISTS (SELECT 1 FROM certificate_event x WHERE x.certificate_id = n.id AND x.type IN ('REVOKED', 'CANCELLED', 'SUPERSEDED'))) AS outlasted
     FROM certificate c LEFT JOIN LATERAL (SELECT x.type, x.at FROM certificate_event x WHERE x.certificate_id = c.id
       AND x.type IN ('REVOKED', 'CANCELLED', 'SUPERSEDED') ORDER BY x.at, x.id LIMIT 1) e ON true
     WHERE c.cadre_id = $1::uuid AND c.status <> 'VOID' ORDER BY c.issued_on DESC, c.id`,
    [cadreId],
  );

/** A person as the registry knows them. */
export const personFacts = async (on: Sql, cadreId: string, day: string): Promise<PersonFacts | null> =>
  (
    await on.query<PersonFacts>(
      `SELECT k.name, k.staff_number AS "staffNumber", k.sex::text AS sex, k.birth_month AS "birthMonth",
              k.joined_party_month AS "joinedPartyMonth", k.education, k.administrative_post AS "administrativePost",
              k.rank_level AS "rankLevel", k.identity_category AS "identityCategory", o.name AS "homeOrganizationName",
              o.path AS "homePath", ARRAY(SELECT g.path FROM cadre_post p JOIN organization g ON g.id = p.organization_id
                WHERE p.cadre_id = k.id AND p.started_on <= $2::date AND (p.ended_on IS NULL OR p.ended_on > $2::date)) AS "postPaths"
       FROM cadre k JOIN organization o ON o.id = k.home_organization_id WHERE k.id = $1::uuid`,
      [cadreId, day],
    )
  )[0] ?? null;
