import { PRE_LIGHT_50 } from '~/exams/rules/policy-presets.ts';
import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import type { TestOrganization } from '../world.ts';
import type { ProbeWorld, RouteProbe } from './probe.ts';

async function policyOf(organization: TestOrganization, rootId: string): Promise<{ id: string; versionId: string }> {
  const [id, versionId] = [newId(), newId()];
  await sql.query(
    `INSERT INTO exam_policy (id, root_id, organization_id, code, title, title_en) VALUES ($1::uuid, $2, $3, $4, '规则', 'Rules')`,
    [id, rootId, organization.id, `P-${id}`],
  );
  await sql.query(
    `INSERT INTO exam_policy_version (id, policy_id, number, settings, rule_version_ids) VALUES ($1, $2, 1, $3::jsonb, '{}')`,
    [versionId, id, JSON.stringify(PRE_LIGHT_50)],
  );
  return { id, versionId };
}

/** A session of an organization, by its own policy. */
async function sessionOf(organization: TestOrganization, rootId: string, status: string): Promise<string> {
  const id = newId();
  const policy = await policyOf(organization, rootId);
  await sql.query(
    `INSERT INTO exam_session (id, root_id, organization_id, number, title, occasion, policy_version_id, bank_id, opens_at, closes_at,
       notice, status, created_by)
     VALUES ($1::uuid, $2, $3, $4, '测试', 'PRE_APPOINTMENT', $5, $6, now() + interval '1 day', now() + interval '2 days', '',
       $7::exam_session_status, $6)`,
    [id, rootId, organization.id, `S-${id}`, policy.versionId, newId(), status],
  );
  return id;
}

const ofSession = (rest: string, status = 'PUBLISHED'): RouteProbe => ({
  inside: async (w: ProbeWorld) => `/admin/sessions/${await sessionOf(w.unitA, w.root.id, status)}${rest}`,
  outside: async (w: ProbeWorld) => `/admin/sessions/${await sessionOf(w.unitB, w.root.id, status)}${rest}`,
});

export const examOfficeProbes: Record<string, RouteProbe> = {
  'admin-sessions': { inside: () => '/admin/sessions' },
  'admin-sessions-export': { inside: () => '/admin/sessions/export' },
  'admin-session-new': { inside: () => '/admin/sessions/new' },
  'admin-session': ofSession(''),
  'admin-session-edit': ofSession('/edit', 'DRAFT'),
  'admin-registrations': ofSession('/registrations'),
  'admin-registrations-export': ofSession('/registrations/export'),
  'admin-sign-in-sheet': ofSession('/sign-in-sheet'),
  'admin-board': ofSession('/board'),
  'admin-results': { inside: () => '/admin/results' },
  'admin-results-export': { inside: () => '/admin/results/export' },
  'admin-appeals': { inside: () => '/admin/appeals' },
  'admin-appeals-export': { inside: () => '/admin/appeals/export' },
  'admin-outages': { inside: () => '/admin/outages' },
  'admin-policies': { inside: () => '/admin/policies' },
  'admin-policy': {
    inside: async (w) => `/admin/policies/${(await policyOf(w.unitA, w.root.id)).id}`,
    outside: async (w) => `/admin/policies/${(await policyOf(w.unitB, w.root.id)).id}`,
  },
};
