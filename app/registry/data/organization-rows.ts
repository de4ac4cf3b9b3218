import type { Sql } from '~/platform/db.ts';
import type { OrganizationType, UnitNature } from '../rules/registry-words.ts';

export type ProfileRow = {
  organizationId: string;
  type: OrganizationType;
  unitNature: UnitNature | null;
  directlySubordinate: boolean;
  memberCount: number | null;
  fullMemberCount: number | null;
  staffCount: number | null;
  termStart: string | null;
  termYears: number | null;
  contact: string | null;
};

/** An organization as an import sees and restores it. */
export type OrganizationState = ProfileRow & {
  id: string;
  parentId: string | null;
  path: string;
  code: string;
  name: string;
  shortName: string | null;
  endedOn: string | null;
};

/** What the undo of an import needs of one row: the organization before, and as the batch left it. */
export type OrganizationBefore = { before: OrganizationState | null; after: OrganizationState };

const STATE = `o.id, o.parent_id AS "parentId", o.path, o.code, o.name, o.short_name AS "shortName", o.ended_on::text AS "endedOn", o.id AS "organizationId",
  coalesce(p.type::text, 'UNIT') AS type, p.unit_nature::text AS "unitNature", coalesce(p.directly_subordinate, false) AS "directlySubordinate",
  p.member_count AS "memberCount", p.full_member_count AS "fullMemberCount", p.staff_count AS "staffCount",
  p.term_start::text AS "termStart", p.term_years AS "termYears", p.contact`;

/** Every organization of an authority by code, ended ones too. */
export const organizationStates = (
  sql: Sql,
  rootId: string,
  which: { codes?: readonly string[]; ids?: readonly string[] },
): Promise<OrganizationState[]> =>
  sql.query<OrganizationState>(
    `SELECT ${STATE} FROM organization o LEFT JOIN organization_profile p ON p.organization_id = o.id
     WHERE o.root_id = $1::uuid AND (o.code = ANY($2::text[]) OR o.id = ANY($3::uuid[]))`,
    [rootId, which.codes ?? [], which.ids ?? []],
  );

export async function saveProfiles(tx: Sql, rows: readonly ProfileRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO organization_profile (organization_id, type, unit_nature, directly_subordinate, member_count, full_member_count,
       staff_count, term_start, term_years, contact, updated_at)
     SELECT (r->>'organizationId')::uuid, (r->>'type')::organization_type, (r->>'unitNature')::unit_nature,
       (r->>'directlySubordinate')::boolean, (r->>'memberCount')::int, (r->>'fullMemberCount')::int, (r->>'staffCount')::int,
       (r->>'termStart')::date, (r->>'termYears')::int, r->>'contact', clock_timestamp()
     FROM jsonb_array_elements($1::jsonb) AS r
     ON CONFLICT (organization_id) DO UPDATE SET type = excluded.type, unit_nature = excluded.unit_nature,
       directly_subordinate = excluded.directly_subordinate, member_count = excluded.member_count,
       full_member_count = excluded.full_member_count, staff_count = excluded.staff_count, term_start = excluded.term_start,
       term_years = excluded.term_years, contact = excluded.contact, updated_at = excluded.updated_at`,
    [JSON.stringify(rows)],
  );
}

/** The particulars of a root that has none yet. @returns whether it had none */
export async function describeRoot(tx: Sql, rootId: string): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO organization_profile (organization_id, type, updated_at)
     SELECT id, 'WORK_COMMITTEE', clock_timestamp() FROM organization WHERE id = $1::uuid AND parent_id IS NULL
     ON CONFLICT DO NOTHING RETURNING organization_id`,
    [rootId],
  );
  return rows.length === 1;
}

export async function deleteProfiles(tx: Sql, ids: readonly string[]): Promise<void> {
  await tx.query(`DELETE FROM organization_profile WHERE organization_id = ANY($1::uuid[])`, [ids]);
}

/**
 * Which of these organizations something rests on: children, people, posts, grants, batches. Whatever table names an
 * organization is asked, so that a table added later is asked as well.
 */
export async function organizationsInUse(tx: Sql, ids: readonly string[]): Promise<Set<string>> {
  const columns = await tx.query<{ table: string; column: string }>(
    `SELECT quote_ident(table_name) AS "table", quote_ident(column_name) AS "column" FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type = 'uuid' AND table_name <> 'organization_profile'
       AND (column_name LIKE '%organization_id' OR (table_name = 'organization' AND column_name = 'parent_id'))`,
  );
  const rows = await tx.query<{ id: string }>(
    columns
      .map(({ table, column }) => `SELECT ${column} AS id FROM ${table} WHERE ${column} = ANY($1::uuid[])`)
      .join(' UNION '),
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}
