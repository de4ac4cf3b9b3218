import { sqlRead } from '~/platform/db.ts';
import type { PolicySettings } from '../rules/policy-settings.ts';

/** A version of a policy; it never changes, so the process keeps it. */
export type FixedPolicy = {
  id: string;
  policyId: string;
  number: number;
  title: string;
  titleEn: string;
  settings: PolicySettings;
  ruleVersionIds: unknown;
};

const MOST = 500;
const held = new Map<string, FixedPolicy>();

/** @throws when there is no such version: whoever names one has read it from a row that refers to it */
export async function policyVersion(id: string): Promise<FixedPolicy> {
  const known = held.get(id);
  if (known) return known;
  const rows = await sqlRead.query<FixedPolicy>(
    `SELECT v.id::text, v.policy_id::text AS "policyId", v.number, p.title, p.title_en AS "titleEn", v.settings,
       v.rule_version_ids AS "ruleVersionIds"
     FROM exam_policy_version v JOIN exam_policy p ON p.id = v.policy_id WHERE v.id = $1::uuid`,
    [id],
  );
  const found = rows[0];
  if (!found) throw new Error(`no policy version ${id}`);
  if (held.size >= MOST) held.delete(held.keys().next().value as string);
  held.set(id, found);
  return found;
}
