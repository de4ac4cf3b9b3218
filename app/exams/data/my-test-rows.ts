import type { Sql } from '~/platform/db.ts';
import type { SessionStatus } from '../rules/session-life.ts';
import type { Occasion } from './session-rows.ts';

/** A session on whose list a person stands, with their sitting of it. */
export type MyTestRow = {
  sessionId: string;
  number: string;
  title: string;
  occasion: Occasion;
  status: SessionStatus;
  opensAt: Date;
  closesAt: Date;
  endedAt: Date | null;
  releaseResultsAt: Date | null;
  venue: string | null;
  notice: string;
  policyVersionId: string;
  registration: 'REGISTERED' | 'WITHDRAWN' | 'SUBSTITUTED' | 'DEFERRED';
  signedInAt: Date | null;
  /** `1971-03` */
  birthMonth: string | null;
  attemptId: string | null;
  attemptStatus: 'RUNNING' | 'SUBMITTED' | 'GRADED' | null;
  /** a sitting of it that was annulled */
  annulledId: string | null;
  deadlineAt: Date | null;
  passed: boolean | null;
  score: number | null;
  now: Date;
};

/** @param sessionId one session only */
export const myTestRows = (
  db: Sql,
  person: { cadreId: string; accountId: string },
  sessionId: string | null = null,
): Promise<MyTestRow[]> =>
  db.query<MyTestRow>(
    `SELECT s.id::text AS "sessionId", s.number, s.title, s.occasion::text AS occasion, s.status::text AS status,
       s.opens_at AS "opensAt", s.closes_at AS "closesAt", s.ended_at AS "endedAt",
       s.release_results_at AS "releaseResultsAt", s.venue, s.notice, s.policy_version_id::text AS "policyVersionId",
       r.status::text AS registration, r.signed_in_at AS "signedInAt",
       (SELECT k.birth_month FROM cadre k WHERE k.id = r.cadre_id) AS "birthMonth", a.id::text AS "attemptId",
       a.status::text AS "attemptStatus", a.deadline_at AS "deadlineAt", a.passed, a.score::float8 AS score,
       (SELECT v.id::text FROM attempt v WHERE v.session_id = s.id AND v.account_id = $2::uuid AND v.kind = 'OFFICIAL'
          AND v.status = 'VOID' ORDER BY v.started_at DESC, v.id DESC LIMIT 1) AS "annulledId",
       clock_timestamp() AS now
     FROM session_registration r JOIN exam_session s ON s.id = r.session_id AND s.status <> 'DRAFT'
     LEFT JOIN attempt a ON a.session_id = s.id AND a.account_id = $2::uuid AND a.kind = 'OFFICIAL' AND a.status <> 'VOID'
     WHERE r.cadre_id = $1::uuid AND r.status IN ('REGISTERED', 'DEFERRED') AND ($3::uuid IS NULL OR s.id = $3::uuid)
     ORDER BY s.opens_at DESC, s.id DESC LIMIT 200`,
    [person.cadreId, person.accountId, sessionId],
  );
