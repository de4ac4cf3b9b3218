import type { Sql } from '~/platform/db.ts';

export type EligibilityStatus = 'FLAGGED' | 'CONFIRMED' | 'HELD' | 'WITHDRAWN';

export type EligibilityToDecide = {
  id: string;
  cadreId: string;
  accountId: string | null;
  attemptId: string;
  status: EligibilityStatus;
  organizationId: string;
  path: string;
  occasion: 'PRE_ELECTION' | 'PRE_APPOINTMENT' | 'CERTIFICATION_L1';
  validityMonths: number | null;
};

/** Takes the rows for this transaction. Ids that name nothing are left out. */
export async function eligibilitiesToDecide(tx: Sql, ids: readonly string[]): Promise<EligibilityToDecide[]> {
  return tx.query<EligibilityToDecide>(
    `SELECT e.id, e.cadre_id AS "cadreId", a.account_id AS "accountId", e.attempt_id AS "attemptId", e.status::text AS status,
       e.organization_id AS "organizationId", o.path, e.occasion::text AS occasion, (v.settings ->> 'validityMonths')::int AS "validityMonths"
     FROM eligibility e JOIN organization o ON o.id = e.organization_id JOIN attempt a ON a.id = e.attempt_id
     JOIN exam_policy_version v ON v.id = a.policy_version_id
     WHERE e.id = ANY($1::uuid[]) ORDER BY e.id FOR UPDATE OF e`,
    [[...ids]],
  );
}

/** A refused pass waits for a decision again. */
export async function reopenEligibility(tx: Sql, id: string): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE eligibility SET status = 'FLAGGED', reason = NULL, decided_by = NULL, decided_by_name = NULL, decided_at = NULL,
       flagged_at = clock_timestamp()
     WHERE id = $1::uuid AND status = 'WITHDRAWN' AND slip_revoked_at IS NULL RETURNING id`,
    [id],
  );
  return rows.length === 1;
}

/** A confirmed pass whose slip was revoked or cancelled counts no longer. */
export async function withdrawEnded(
  tx: Sql,
  id: string,
  ended: { reason: string; by: { accountId: string; displayName: string }; at: Date },
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE eligibility SET status = 'WITHDRAWN', reason = $2, decided_by = $3::uuid, decided_by_name = $4,
       decided_at = $5::timestamptz, slip_revoked_at = $5::timestamptz
     WHERE id = $1::uuid AND status = 'CONFIRMED' RETURNING id`,
    [id, ended.reason, ended.by.accountId, ended.by.displayName, ended.at],
  );
  return rows.length === 1;
}

/** Decides many at once. @returns the ids of those that were still open to it */
export async function setEligibilities(
  tx: Sql,
  rows: readonly { id: string; valid: { from: string; until: string | null } | null }[],
  from: readonly EligibilityStatus[],
  decision: {
    status: EligibilityStatus;
    reason: string | null;
    by: { accountId: string; displayName: string };
    at: Date;
  },
): Promise<Set<string>> {
  const changed = await tx.query<{ id: string }>(
    `UPDATE eligibility e SET status = $3::eligibility_status, reason = $4, decided_by = $5::uuid, decided_by_name = $6,
       decided_at = $7::timestamptz, valid_from = coalesce(r."from", e.valid_from),
       valid_until = CASE WHEN r."from" IS NULL THEN e.valid_until ELSE r.until END
     FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "from" date, until date)
     WHERE e.id = r.id AND e.status::text = ANY($2::text[]) RETURNING e.id::text`,
    [
      JSON.stringify(rows.map(({ id, valid }) => ({ id, ...valid }))),
      [...from],
      decision.status,
      decision.reason,
      decision.by.accountId,
      decision.by.displayName,
      decision.at,
    ],
  );
  return new Set(changed.map(({ id }) => id));
}
