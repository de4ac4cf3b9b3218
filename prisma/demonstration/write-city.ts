import { childPath, depthOf } from '~/identity/rules/organization-path.ts';
import { startOfDay } from '~/platform/clock.ts';
import { inSqlTransaction, sql, type Sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import type { PlannedCadre } from './cadre-plan.ts';
import type { PlannedOrganization } from './organization-plan.ts';

export type WrittenOrganization = PlannedOrganization & { id: string; path: string };
export type WrittenCadre = PlannedCadre & { id: string; accountId: string; organization: WrittenOrganization };

const CHUNK = 2000;

/** Writes rows in one statement per few thousand: `columns` names the record as `name type, …`. */
export async function insertRows(tx: Sql, into: string, columns: string, rows: readonly object[]): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK)
    await tx.query(`INSERT INTO ${into} SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(${columns})`, [
      JSON.stringify(rows.slice(at, at + CHUNK)),
    ]);
}

/** Writes the tree under its own root, marked as a demonstration. */
export async function writeOrganizations(
  plan: readonly PlannedOrganization[],
  today: string,
): Promise<WrittenOrganization[]> {
  const numbers = await sql.query<{ node: number }>(
    `SELECT nextval(pg_get_serial_sequence('organization', 'node'))::int AS node FROM generate_series(1, $1)`,
    [plan.length],
  );
  const written: WrittenOrganization[] = [];
  for (const one of plan) {
    const parent = one.parent === null ? null : (written[one.parent] ?? null);
    written.push({ ...one, id: newId(), path: childPath(parent?.path ?? null, numbers[one.index]?.node ?? 0) });
  }
  const root = written[0] as WrittenOrganization;
  await inSqlTransaction(async (tx) => {
    await insertRows(
      tx,
      'organization (id, parent_id, root_id, node, path, depth, code, name, demonstration)',
      'id uuid, parent_id uuid, root_id uuid, node int, path text, depth int, code text, name text, demonstration boolean',
      written.map((one) => ({
        id: one.id,
        parent_id: one.parent === null ? null : written[one.parent]?.id,
        root_id: root.id,
        node: numbers[one.index]?.node,
        path: one.path,
        depth: depthOf(one.path),
        code: one.code,
        name: one.name,
        demonstration: true,
      })),
    );
    await insertRows(
      tx,
      'organization_profile (organization_id, type, unit_nature, directly_subordinate, member_count, full_member_count, staff_count, term_start, term_years, updated_at)',
      'id uuid, type organization_type, nature unit_nature, direct boolean, members int, full_members int, staff int, term_start date, term_years int, updated_at timestamptz',
      written.map((one) => ({
        id: one.id,
        type: one.type,
        nature: one.nature,
        direct: one.direct,
        members: one.memberCount,
        full_members: Math.max(3, one.memberCount - 2),
        staff: one.staffCount,
        term_start: WITHOUT_TERM.has(one.type) ? null : termStart(one, today),
        term_years: WITHOUT_TERM.has(one.type) ? null : termYears(one),
        updated_at: startOfDay(today).toISOString(),
      })),
    );
  });
  return written;
}

/** What nobody elects for a term. */
const WITHOUT_TERM = new Set(['LEADING_GROUP', 'PARTY_GROUP', 'PARTY_SCHOOL', 'REGIONAL_STATION', 'UNIT']);

/** Five years for committees, villages and communities, three for the others (organs regulations, Articles 5 to 7). */
const termYears = (one: PlannedOrganization): number =>
  one.type.endsWith('COMMITTEE') || one.nature === 'VILLAGE' || one.nature === 'COMMUNITY' ? 5 : 3;

/** Spread over the term; one in some two hundred has run over its end. */
function termStart(one: PlannedOrganization, today: string): string {
  const overdue = one.index % 211 === 7;
  const back = overdue ? termYears(one) + 1 : one.index % termYears(one);
  return `${Number(today.slice(0, 4)) - back}-${String((one.index % Number(today.slice(5, 7))) + 1).padStart(2, '0')}-15`;
}

/** Writes people, their accounts (closed until activated), their grants and posts. */
export async function writeCadres(
  plan: readonly PlannedCadre[],
  organizations: readonly WrittenOrganization[],
  today: string,
): Promise<WrittenCadre[]> {
  const root = organizations[0] as WrittenOrganization;
  const at = startOfDay(today).toISOString();
  const written = plan.map((one): WrittenCadre => ({
    ...one,
    id: newId(),
    accountId: newId(),
    organization: organizations[one.home] as WrittenOrganization,
  }));
  await inSqlTransaction(async (tx) => {
    await insertRows(
      tx,
      'account (id, account_number, display_name, root_id, home_organization_id, status, must_change_password, demonstration)',
      'id uuid, number text, name text, root uuid, home uuid, status account_status, change boolean, demonstration boolean',
      written.map((one) => ({
        id: one.accountId,
        number: one.staffNumber.toLowerCase(),
        name: one.name,
        root: root.id,
        home: one.organization.id,
        status: 'PENDING',
        change: true,
        demonstration: true,
      })),
    );
    await insertRows(
      tx,
      '"grant" (id, account_id, role, organization_id, valid_from)',
      'id uuid, account uuid, role role, organization uuid, from_at timestamptz',
      written.map((one) => ({
        id: newId(),
        account: one.accountId,
        role: 'CADRE',
        organization: one.organization.id,
        from_at: at,
      })),
    );
    await insertRows(
      tx,
      `cadre (id, root_id, staff_number, name, name_key, sex, birth_month, home_organization_id, joined_party_month, education,
        administrative_post, rank_level, identity_category, account_id, updated_at)`,
      `id uuid, root uuid, number text, name text, key text, sex sex, birth text, home uuid, joined text, education text, office text,
       rank text, category text, account uuid, at timestamptz`,
      written.map((one) => ({
        id: one.id,
        root: root.id,
        number: one.staffNumber,
        name: one.name,
        key: one.name,
        sex: one.sex,
        birth: one.birthMonth,
        home: one.organization.id,
        joined: one.joinedPartyMonth,
        education: one.education,
        office: one.administrativePost,
        rank: one.rankLevel,
        category: one.identityCategory,
        account: one.accountId,
        at,
      })),
    );
    await insertRows(
      tx,
      'cadre_post (id, cadre_id, organization_id, post_type, title, employment_mode, started_on, ended_on, term_years, concurrent_administrative_post)',
      `id uuid, cadre uuid, organization uuid, type post_type, title text, mode employment_mode, from_on date, to_on date, years int, concurrent text`,
      written.flatMap((one) =>
        one.posts.map((post) => ({
          id: newId(),
          cadre: one.id,
          organization: organizations[post.organization]?.id,
          type: post.type,
          title: post.title,
          mode: post.mode,
          from_on: post.from,
          to_on: post.to,
          years: 3,
          concurrent: post.concurrent,
        })),
      ),
    );
  });
  return written;
}
