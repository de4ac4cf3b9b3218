import type { Sql } from '~/platform/db.ts';

/** A pass as the person sees it: who decided what, and until when it counts. */
export type EligibilityRow = {
  status: 'FLAGGED' | 'CONFIRMED' | 'HELD' | 'WITHDRAWN';
  decidedByName: string | null;
  decidedAt: Date | null;
  reason: string | null;
  /** civil dates */
  validFrom: string;
  validUntil: string | null;
};

export async function findEligibility(db: Sql, attemptId: string): Promise<EligibilityRow | null> {
  const rows = await db.query<EligibilityRow>(
    `SELECT status::text AS status, decided_by_name AS "decidedByName", decided_at AS "decidedAt", reason,
       to_char(valid_from, 'YYYY-MM-DD') AS "validFrom", to_char(valid_until, 'YYYY-MM-DD') AS "validUntil"
     FROM eligibility WHERE attempt_id = $1::uuid`,
    [attemptId],
  );
  return rows[0] ?? null;
}
