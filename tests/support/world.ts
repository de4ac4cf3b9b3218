import { childPath, depthOf } from '~/identity/rules/organization-path.ts';
import type { Actor } from '~/identity/rules/actor.ts';
import { ROLES, type Role } from '~/identity/rules/roles.ts';
import { CURRENT_NOTICE_VERSION } from '~/identity/rules/notice.ts';
import { announceAddress } from '~/operations/commands/announce-address.server.ts';
import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';

export type TestOrganization = { id: string; path: string; name: string; code: string };
export type TestAccount = { accountId: string; cadreId: string | null; accountNumber: string; actor: Actor };

/**
 * A small authority: a root with two units, each with one branch. `root`, `unitA` and `unitB` each have one account per
 * role, with the role granted there; the two units know nothing of one another.
 */
export type World = {
  root: TestOrganization;
  unitA: TestOrganization;
  branchA: TestOrganization;
  unitB: TestOrganization;
  branchB: TestOrganization;
  as(role: Role, where?: 'root' | 'unitA' | 'unitB'): TestAccount;
};

export async function createOrganization(
  parent: TestOrganization | null,
  code: string,
  name: string,
  rootId?: string,
): Promise<TestOrganization> {
  const id = newId();
  const [row] = await sql.query<{ node: number }>(
    `SELECT nextval(pg_get_serial_sequence('organization', 'node'))::int AS node`,
  );
  const path = childPath(parent?.path ?? null, row?.node ?? 0);
  await sql.query(
    `INSERT INTO organization (id, parent_id, root_id, node, path, depth, code, name) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, parent?.id ?? null, rootId ?? id, row?.node, path, depthOf(path), code, name],
  );
  await sql.query(
    `INSERT INTO organization_profile (organization_id, type, directly_subordinate, updated_at) VALUES ($1, $2, $3, now())`,
    [id, parent ? 'ORGAN_COMMITTEE' : 'WORK_COMMITTEE', parent !== null],
  );
  return { id, path, name, code };
}

let sequence = 0;

/** An account with one role; a `CADRE` also gets a row in the registry and a current post. */
export async function createAccount(
  organization: TestOrganization,
  rootId: string,
  role: Role,
  name?: string,
): Promise<TestAccount> {
  const accountId = newId();
  const number = `t${String((sequence += 1)).padStart(5, '0')}`;
  const displayName = name ?? `测试${role}`;
  await sql.query(
    `INSERT INTO account (id, account_number, display_name, root_id, home_organization_id, status, must_change_password, notice_version)
     VALUES ($1, $2, $3, $4, $5, 'ACTIVE', false, $6)`,
    [accountId, number, displayName, rootId, organization.id, CURRENT_NOTICE_VERSION],
  );
  await sql.query(
    `INSERT INTO "grant" (id, account_id, role, organization_id, valid_from) VALUES ($1, $2, $3::role, $4, now() - interval '1 day')`,
    [newId(), accountId, role, organization.id],
  );
  let cadreId: string | null = null;
  if (role === 'CADRE') {
    cadreId = newId();
    await sql.query(
      `INSERT INTO cadre (id, root_id, staff_number, name, name_key, home_organization_id, account_id, updated_at)
       VALUES ($1, $2, $3, $4, $4, $5, $6, now())`,
      [cadreId, rootId, number, displayName, organization.id, accountId],
    );
    await sql.query(
      `INSERT INTO cadre_post (id, cadre_id, organization_id, post_type, title, employment_mode, started_on)
       VALUES ($1, $2, $3, 'SECRETARY', '书记', 'PART_TIME', '2026-01-01')`,
      [newId(), cadreId, organization.id],
    );
  }
  const actor: Actor = {
    accountId,
    rootId,
    cadreId,
    displayName,
    grants: [{ role, organizationId: organization.id, path: organization.path }],
    requestId: null,
  };
  return { accountId, cadreId, accountNumber: number, actor };
}

export async function createWorld(): Promise<World> {
  // As the web server says when it starts: certificates are sealed with it.
  await announceAddress('http://192.0.2.7:3000');
  const root = await createOrganization(null, 'ROOT', '测试工委');
  const unitA = await createOrganization(root, 'A', '甲单位机关党委', root.id);
  const unitB = await createOrganization(root, 'B', '乙单位机关党委', root.id);
  const branchA = await createOrganization(unitA, 'A1', '甲单位第一党支部', root.id);
  const branchB = await createOrganization(unitB, 'B1', '乙单位第一党支部', root.id);
  const places = { root, unitA, unitB };
  const accounts = new Map<string, TestAccount>();
  for (const place of ['root', 'unitA', 'unitB'] as const)
    for (const role of ROLES) accounts.set(`${role}@${place}`, await createAccount(places[place], root.id, role));
  return {
    root,
    unitA,
    branchA,
    unitB,
    branchB,
    as: (role, where = 'unitA') => accounts.get(`${role}@${where}`) as TestAccount,
  };
}
