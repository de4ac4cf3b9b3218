import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import type { TestOrganization } from '../world.ts';
import type { RouteProbe } from './probe.ts';

/** Own measures of an organization, without clauses. */
async function measuresOf(organization: TestOrganization): Promise<string> {
  const id = newId();
  await sql.query(
    `INSERT INTO regulation_document (id, code, organization_id, title, title_en, short_title, kind, issuer, evidence, introduction, content_hash)
     VALUES ($1, $2, $3, '办法', 'Measures', '办法', 'OWN_MEASURES', '本单位', 'PROPOSAL', '', '')`,
    [id, `measures-${id}`, organization.id],
  );
  return `measures-${id}`;
}

/** Own measures concern those above and below their organization; rules of everybody concern everybody. */
export const regulationsProbes: Record<string, RouteProbe> = {
  regulations: { inside: () => '/regulations' },
  regulation: {
    inside: async (w) => `/regulations/${await measuresOf(w.unitA)}`,
    outside: async (w) => `/regulations/${await measuresOf(w.unitB)}`,
  },
  'admin-regulations': { inside: () => '/admin/regulations' },
  'admin-regulation-rules': { inside: () => '/admin/regulations/rules' },
  'admin-regulation-rules-export': { inside: () => '/admin/regulations/rules/export' },
  'admin-regulation-new': { inside: () => '/admin/regulations/new' },
  'admin-regulation': {
    inside: async (w) => `/admin/regulations/${await measuresOf(w.unitA)}`,
    outside: async (w) => `/admin/regulations/${await measuresOf(w.unitB)}`,
  },
};
