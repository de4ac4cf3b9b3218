import type { Sql } from '~/platform/db.ts';

/** What stands on the cover of a sitting. */
export type PaperCover = {
  sessionTitle: string | null;
  sessionNumber: string | null;
  sessionStatus: string | null;
  closesAt: Date | null;
  releaseResultsAt: Date | null;
  candidateName: string;
  organizationName: string;
  demonstration: boolean;
  /** somebody of the session still works, or what they answered in time may still arrive */
  stillSitting: boolean;
};

// Two questions, each answered by the first row of an index: as one with OR, all who still sit are gathered first.
export async function findCover(db: Sql, attemptId: string): Promise<PaperCover | null> {
  const rows = await db.query<PaperCover>(
    `SELECT s.title AS "sessionTitle", s.number AS "sessionNumber", s.status::text AS "sessionStatus",
       s.closes_at AS "closesAt", s.release_results_at AS "releaseResultsAt", c.display_name AS "candidateName",
       o.name AS "organizationName", c.demonstration,
       EXISTS (SELECT 1 FROM attempt b WHERE b.session_id = a.session_id AND b.kind = 'OFFICIAL' AND b.status = 'RUNNING')
       OR EXISTS (SELECT 1 FROM attempt b WHERE b.session_id = a.session_id AND b.kind = 'OFFICIAL'
         AND b.status = 'SUBMITTED' AND b.grade_due_at IS NOT NULL) AS "stillSitting"
     FROM attempt a JOIN account c ON c.id = a.account_id JOIN organization o ON o.id = a.organization_id
     LEFT JOIN exam_session s ON s.id = a.session_id WHERE a.id = $1::uuid`,
    [attemptId],
  );
  return rows[0] ?? null;
}
