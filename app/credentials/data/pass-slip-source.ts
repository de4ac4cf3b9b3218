import type { Sql } from '~/platform/db.ts';

export type PassSlipSource = {
  eligibilityId: string;
  status: string;
  rootId: string;
  organizationId: string;
  organizationName: string;
  authorityName: string;
  demonstration: boolean;
  cadreId: string;
  accountId: string | null;
  holderName: string;
  postTitle: string | null;
  occasion: 'PRE_ELECTION' | 'PRE_APPOINTMENT' | 'CERTIFICATION_L1';
  takenOn: string;
  validFrom: string;
  validUntil: string | null;
  questions: number;
  minutes: number;
  decidedBy: string | null;
  decidedByName: string | null;
  zone: string;
};

/** What a pass slip is made of: the confirmed eligibility, its test and the person as they are at this moment. */
export async function findPassSlipSource(tx: Sql, eligibilityId: string, zone: string): Promise<PassSlipSource | null> {
  const rows = await tx.query<PassSlipSource>(
    `SELECT e.id AS "eligibilityId", e.status::text, e.root_id AS "rootId", e.organization_id AS "organizationId", o.name AS "organizationName",
            root.name AS "authorityName", root.demonstration, e.cadre_id AS "cadreId", c.account_id AS "accountId", c.name AS "holderName",
            (SELECT p.title FROM cadre_post p WHERE p.cadre_id = c.id AND p.ended_on IS NULL ORDER BY p.started_on DESC, p.id LIMIT 1) AS "postTitle",
            e.occasion::text, to_char(a.started_at AT TIME ZONE $2, 'YYYY-MM-DD') AS "takenOn", e.valid_from::text AS "validFrom",
            e.valid_until::text AS "validUntil", jsonb_array_length(a.paper -> 'items') AS questions,
            (v.settings ->> 'minutes')::int AS minutes,
            e.decided_by AS "decidedBy", e.decided_by_name AS "decidedByName"
     FROM eligibility e
     JOIN cadre c ON c.id = e.cadre_id
     JOIN organization o ON o.id = e.organization_id
     JOIN organization root ON root.id = e.root_id
     JOIN attempt a ON a.id = e.attempt_id
     JOIN exam_policy_version v ON v.id = a.policy_version_id
     WHERE e.id = $1::uuid`,
    [eligibilityId, zone],
  );
  return rows[0] ?? null;
}
