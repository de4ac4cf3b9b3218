import type { Sql } from '~/platform/db.ts';
import type { PolicySettings } from '../rules/policy-settings.ts';

export type SessionBasis = {
  policy: { versionId: string; settings: PolicySettings; path: string; rootId: string };
  bank: { id: string; path: string; rootId: string };
};

/** The policy version and bank of a session with where they stand, or null when one of them is not there. */
export async function sessionBasis(db: Sql, policyVersionId: string, bankId: string): Promise<SessionBasis | null> {
  const [row] = await db.query<{
    settings: PolicySettings;
    policyPath: string;
    policyRoot: string;
    bankPath: string;
    bankRoot: string;
  }>(
    `SELECT v.settings, po.path AS "policyPath", p.root_id AS "policyRoot", bo.path AS "bankPath", b.root_id AS "bankRoot"
     FROM exam_policy_version v JOIN exam_policy p ON p.id = v.policy_id JOIN organization po ON po.id = p.organization_id
     CROSS JOIN question_bank b JOIN organization bo ON bo.id = b.organization_id
     WHERE v.id = $1::uuid AND b.id = $2::uuid`,
    [policyVersionId, bankId],
  );
  if (!row) return null;
  return {
    policy: { versionId: policyVersionId, settings: row.settings, path: row.policyPath, rootId: row.policyRoot },
    bank: { id: bankId, path: row.bankPath, rootId: row.bankRoot },
  };
}
