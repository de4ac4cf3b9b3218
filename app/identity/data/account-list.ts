import { sqlRead } from '~/platform/db.ts';
import type { Role } from '../rules/roles.ts';
import type { DUTY_LIST } from '../rules/duty-list.ts';
import type { AccountStatus } from './account-rows.ts';
import { inScopes } from './scope-sql.ts';

export type AccountListRow = {
  id: string;
  accountNumber: string;
  displayName: string;
  organizationName: string;
  status: AccountStatus;
  roles: Role[];
  locked: boolean;
  lastSignInAt: Date | null;
};

export type AccountFilter = {
  scopes: string[];
  search: string;
  status: AccountStatus | null;
  /** `NONE`: those who hold no duty beyond a learner's */
  role: Role | 'NONE' | null;
  sort: 'name' | 'number' | 'last';
  descending: boolean;
};

const PRESENT = `g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now())`;
const FROM = `FROM account a JOIN organization h ON h.id = coalesce(a.home_organization_id, a.root_id)
  WHERE ${inScopes('h.path', '$1')}
    AND ($2 = '' OR a.display_name ILIKE '%' || $2 || '%' OR a.account_number LIKE lower($2) || '%' OR h.name ILIKE '%' || $2 || '%')
    AND ($3::account_status IS NULL OR a.status = $3::account_status)
    AND ($4::role IS NULL OR EXISTS (SELECT 1 FROM "grant" g WHERE g.account_id = a.id AND g.role = $4::role AND ${PRESENT}))
    AND (NOT $5::boolean OR NOT EXISTS (SELECT 1 FROM "grant" g WHERE g.account_id = a.id AND g.role <> 'CADRE' AND ${PRESENT}))`;
const ORDERS = { name: 'a.display_name', number: 'a.account_number', last: 'a.last_sign_in_at' } as const;

const values = ({ scopes, search, status, role }: AccountFilter): unknown[] => [
  scopes,
  search.replace(/[\\%_]/g, '\\$&'),
  status,
  role === 'NONE' ? null : role,
  role === 'NONE',
];

export async function countAccounts(filter: AccountFilter): Promise<number> {
  const rows = await sqlRead.query<{ count: number }>(`SELECT count(*)::int AS count ${FROM}`, values(filter));
  return rows[0]?.count ?? 0;
}

const LISTED = `a.id, a.account_number AS "accountNumber", a.display_name AS "displayName", h.name AS "organizationName", a.status::text AS status,
  a.last_sign_in_at AS "lastSignInAt",
  coalesce((SELECT json_agg(DISTINCT g.role::text) FROM "grant" g WHERE g.account_id = a.id AND ${PRESENT}), '[]') AS roles`;
const orderOf = ({ sort, descending }: Pick<AccountFilter, 'sort' | 'descending'>): string =>
  `ORDER BY ${ORDERS[sort]} ${descending ? 'DESC NULLS LAST' : 'ASC NULLS LAST'}, a.account_number`;

export const listAccounts = (
  filter: AccountFilter,
  limit: number,
  offset: number,
): Promise<Omit<AccountListRow, 'locked'>[]> =>
  sqlRead.query(`SELECT ${LISTED} ${FROM} ${orderOf(filter)} LIMIT $6 OFFSET $7`, [...values(filter), limit, offset]);

/** Who stands on that list on all its pages, in its order. */
export const listedAccountIds = async (filter: AccountFilter): Promise<string[]> =>
  (await sqlRead.query<{ id: string }>(`SELECT a.id::text ${FROM} ${orderOf(filter)}`, values(filter))).map(
    ({ id }) => id,
  );

/** What the list shows of these accounts, in the order of the ids. */
export const describeAccounts = (ids: readonly string[]): Promise<Omit<AccountListRow, 'locked'>[]> =>
  sqlRead.query(
    `SELECT ${LISTED} FROM unnest($1::uuid[]) WITH ORDINALITY AS asked(id, place) JOIN account a ON a.id = asked.id
     JOIN organization h ON h.id = coalesce(a.home_organization_id, a.root_id) ORDER BY asked.place`,
    [ids],
  );

/** Which of these account keys rest on some device now. */
export async function lockedKeys(keys: string[]): Promise<Set<string>> {
  const rows = await sqlRead.query<{ key: string }>(
    `SELECT DISTINCT account_key AS key FROM sign_in_failure WHERE account_key = ANY($1::text[]) AND locked_until > now()`,
    [keys],
  );
  return new Set(rows.map((row) => row.key));
}

export type DutyRow = {
  grantId: string;
  accountId: string;
  accountNumber: string;
  displayName: string;
  role: Role;
  organizationName: string;
  validFrom: Date;
};

export type DutySort = (typeof DUTY_LIST.sorts)[number];

const DUTIES = `FROM "grant" g JOIN account a ON a.id = g.account_id JOIN organization o ON o.id = g.organization_id
  WHERE ${inScopes('o.path', '$1')} AND g.role <> 'CADRE' AND ${PRESENT}
    AND ($2 = '' OR a.display_name ILIKE '%' || $2 || '%' OR a.account_number LIKE lower($2) || '%' OR o.name ILIKE '%' || $2 || '%')
    AND ($3::role IS NULL OR g.role = $3::role)`;
const DUTY_ORDER: Record<DutySort, string> = {
  role: 'g.role',
  name: 'a.display_name',
  number: 'a.account_number',
  where: 'o.path',
  since: 'g.valid_from',
};

/** Present grants beyond a learner's, in subtrees: one page of them, and how many there are in all. */
export async function listDuties(
  scopes: string[],
  { search, role }: { search: string; role: Role | null },
  page: { sort: DutySort; descending: boolean; limit: number; offset: number },
): Promise<{ rows: DutyRow[]; total: number }> {
  const asked = [scopes, search.replace(/[\\%_]/g, '\\$&'), role];
  const order = `${DUTY_ORDER[page.sort]} ${page.descending ? 'DESC' : 'ASC'}, g.role, o.path, a.account_number, g.id`;
  const [rows, [counted]] = await Promise.all([
    sqlRead.query<DutyRow>(
      `SELECT g.id AS "grantId", a.id AS "accountId", a.account_number AS "accountNumber", a.display_name AS "displayName",
              g.role::text AS role, o.name AS "organizationName", g.valid_from AS "validFrom"
       ${DUTIES} ORDER BY ${order} LIMIT $4 OFFSET $5`,
      [...asked, page.limit, page.offset],
    ),
    sqlRead.query<{ total: number }>(`SELECT count(*)::int AS total ${DUTIES}`, asked),
  ]);
  return { rows, total: counted?.total ?? 0 };
}
