import type { Sql } from '~/platform/db.ts';

export type PassFlag = {
  id: string;
  attemptId: string;
  rootId: string;
  cadreId: string;
  organizationId: string;
  occasion: string;
  valid: { from: string; until: string | null };
  verdict: object;
};

/** @returns false when the attempt was flagged before, or a new marking of it has begun */
export async function flagPass(tx: Sql, flag: PassFlag): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO eligibility (id, root_id, cadre_id, organization_id, occasion, attempt_id, flagged_at, valid_from, valid_until, verdict)
     SELECT $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::occasion, a.id, clock_timestamp(), $7::date, $8::date, $9::jsonb
     FROM (SELECT id FROM attempt WHERE id = $6::uuid AND status = 'GRADED' FOR SHARE) AS a
     ON CONFLICT (attempt_id) DO NOTHING RETURNING id`,
    [
      flag.id,
      flag.rootId,
      flag.cadreId,
      flag.organizationId,
      flag.occasion,
      flag.attemptId,
      flag.valid.from,
      flag.valid.until,
      JSON.stringify(flag.verdict),
    ],
  );
  return rows.length === 1;
}

/** Takes back a flag that nobody has decided about. */
export async function withdrawFlag(tx: Sql, attemptId: string): Promise<boolean> {
  const rows = await tx.query(
    `DELETE FROM eligibility WHERE attempt_id = $1::uuid AND status = 'FLAGGED' RETURNING id`,
    [attemptId],
  );
  return rows.length === 1;
}
