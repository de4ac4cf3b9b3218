import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Database, Sql } from '~/platform/db.ts';
import { isId } from '~/platform/id.ts';
import type { POLICY_LIST } from '../rules/exam-lists.ts';
import type { PolicySettings } from '../rules/policy-settings.ts';
import type { PolicySources } from '../rules/policy-sources.ts';
import { knownSession } from './session-list.ts';

export type PolicyVersionRow = {
  id: string;
  policyId: string;
  number: number;
  settings: PolicySettings;
  sources: PolicySources;
  reason: string | null;
  createdByName: string | null;
  createdAt: Date;
};

export type PolicyRow = {
  id: string;
  rootId: string;
  organizationId: string;
  organizationName: string;
  path: string;
  code: string;
  title: string;
  titleEn: string;
  versions: number;
  current: PolicyVersionRow;
};

const POLICY = `p.id, p.root_id AS "rootId", p.organization_id AS "organizationId", o.name AS "organizationName", o.path,
  p.code, p.title, p.title_en AS "titleEn",
  (SELECT count(*)::int FROM exam_policy_version n WHERE n.policy_id = p.id) AS versions`;

/** Sessions that rest on the policy, as far as the reader ($5, $6) knows of them. */
const SESSIONS = `(SELECT count(*)::int FROM exam_session s JOIN organization o ON o.id = s.organization_id
   JOIN exam_policy_version n ON n.id = s.policy_version_id
   WHERE n.policy_id = p.id AND s.status <> 'CANCELLED' AND ${knownSession('$5', '$6')}) AS sessions`;

/** Of the subtrees and of what stands above them: an authority's policy serves its units. */
const USABLE = `FROM exam_policy p JOIN organization o ON o.id = p.organization_id
  WHERE (${inScopes('o.path', '$1')} OR EXISTS (SELECT 1 FROM unnest($1::text[]) AS scope(path) WHERE scope.path LIKE o.path || '%'))`;

/** Which policies there are already, so that no preset is offered twice. */
export const policyCodes = (db: Sql, scopes: string[]): Promise<{ rootId: string; code: string }[]> =>
  db.query<{ rootId: string; code: string }>(`SELECT p.root_id::text AS "rootId", p.code ${USABLE}`, [scopes]);

type PolicySort = (typeof POLICY_LIST.sorts)[number];
const ORDER: Record<PolicySort, string> = { code: 'p.code', title: 'p.title', owner: 'o.path', sessions: 'sessions' };

const NO_SESSIONS = { read: [], register: [] } as const;
const EVERY_ONE = { search: '', sort: 'code', descending: false, limit: null, offset: 0 } as const;
export type PoliciesAsked = {
  readonly search: string;
  readonly sort: string;
  readonly descending: boolean;
  readonly limit: number | null;
  readonly offset: number;
};

/**
 * Policies that may be used, all of them if no page is asked for.
 *
 * @param sessions the subtrees whose sessions are counted, as the list of sessions knows them
 */
export async function listPolicies(
  db: Database,
  scopes: string[],
  { search, sort, descending, limit, offset }: PoliciesAsked = EVERY_ONE,
  sessions: { readonly read: readonly string[]; readonly register: readonly string[] } = NO_SESSIONS,
): Promise<{ rows: (PolicyRow & { sessions: number })[]; total: number }> {
  const pattern = search && `%${search.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`;
  const found = `${USABLE} AND ($2 = '' OR p.code ILIKE $2 OR p.title ILIKE $2 OR p.title_en ILIKE $2 OR o.name ILIKE $2)
    AND EXISTS (SELECT 1 FROM exam_policy_version n WHERE n.policy_id = p.id)`;
  const order = `${ORDER[sort as PolicySort]} ${descending ? 'DESC' : 'ASC'}, p.code, p.id`;
  const [rows, [counted]] = await Promise.all([
    db.query<Omit<PolicyRow, 'current'> & { sessions: number; currentId: string }>(
      `SELECT ${POLICY}, ${SESSIONS}, (SELECT n.id FROM exam_policy_version n WHERE n.policy_id = p.id ORDER BY n.number DESC LIMIT 1) AS "currentId"
       ${found} ORDER BY ${order} LIMIT $3::int OFFSET $4::int`,
      [scopes, pattern, limit, offset, sessions.read, sessions.register],
    ),
    db.query<{ total: number }>(`SELECT count(*)::int AS total ${found}`, [scopes, pattern]),
  ]);
  const versions = await policyVersions(db, { ids: rows.map((row) => row.currentId) });
  const shown = rows.flatMap(({ currentId, ...row }) => {
    const current = versions.find((version) => version.id === currentId);
    return current ? [{ ...row, current }] : [];
  });
  return { rows: shown, total: counted?.total ?? 0 };
}

export async function findPolicy(db: Sql, policyId: string): Promise<Omit<PolicyRow, 'current'> | null> {
  if (!isId(policyId)) return null;
  const [row] = await db.query<Omit<PolicyRow, 'current'>>(
    `SELECT ${POLICY} FROM exam_policy p JOIN organization o ON o.id = p.organization_id WHERE p.id = $1::uuid`,
    [policyId],
  );
  return row ?? null;
}

/** Versions by id or of one policy, newest first. */
export async function policyVersions(
  on: Database,
  by: { ids: string[] } | { policyId: string },
): Promise<PolicyVersionRow[]> {
  const rows = await on.prisma.examPolicyVersion.findMany({
    where: 'ids' in by ? { id: { in: by.ids } } : { policyId: by.policyId },
    orderBy: { number: 'desc' },
  });
  const authors = await on.prisma.account.findMany({
    where: { id: { in: rows.flatMap(({ createdBy }) => createdBy ?? []) } },
    select: { id: true, displayName: true },
  });
  const names = new Map(authors.map(({ id, displayName }) => [id, displayName]));
  return rows.map(({ ruleVersionIds, createdBy, settings, ...version }) => ({
    ...version,
    settings: settings as unknown as PolicySettings,
    sources: ruleVersionIds as unknown as PolicySources,
    createdByName: names.get(createdBy ?? '') ?? null,
  }));
}

export async function insertPolicy(
  tx: Sql,
  policy: { id: string; rootId: string; organizationId: string; code: string; title: string; titleEn: string },
): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO exam_policy (id, root_id, organization_id, code, title, title_en)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5, $6) ON CONFLICT (root_id, code) DO NOTHING RETURNING id`,
    [policy.id, policy.rootId, policy.organizationId, policy.code, policy.title, policy.titleEn],
  );
  return rows.length === 1;
}

/** Adds a version unless another of the same number came first. */
export async function insertPolicyVersion(
  tx: Sql,
  version: {
    id: string;
    policyId: string;
    number: number;
    settings: PolicySettings;
    sources: PolicySources;
    reason: string | null;
    createdBy: string | null;
  },
): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO exam_policy_version (id, policy_id, number, settings, rule_version_ids, reason, created_by)
     VALUES ($1::uuid, $2::uuid, $3::int, $4::jsonb, $5::jsonb, $6, $7::uuid)
     ON CONFLICT (policy_id, number) DO NOTHING RETURNING id`,
    [
      version.id,
      version.policyId,
      version.number,
      JSON.stringify(version.settings),
      JSON.stringify(version.sources),
      version.reason,
      version.createdBy,
    ],
  );
  return rows.length === 1;
}
