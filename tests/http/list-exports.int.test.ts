import type { LoaderFunctionArgs } from '@remix-run/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNTS_PER_PAGE, accountsPage } from '~/identity/queries/accounts-page.server.ts';
import { dutiesPage } from '~/identity/queries/duties-page.server.ts';
import { CURRENT_NOTICE_VERSION } from '~/identity/rules/notice.ts';
import { sql } from '~/platform/db.ts';
import { readSheets } from '~/platform/read-sheets.ts';
import { loader as accountsExport } from '~/routes/admin-accounts-export.ts';
import { loader as grantsExport } from '~/routes/admin-grants-export.ts';
import { loader as rulesExport } from '~/routes/admin-regulation-rules-export.ts';
import { createAccount, createWorld, type TestAccount, type World } from '~tests/support/world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  for (let n = 0; n < ACCOUNTS_PER_PAGE; n += 1)
    await createAccount(world.unitA, world.root.id, 'CADRE', `名单${String(n).padStart(2, '0')}`);
});

/** The rows of the workbook below its heading. */
async function rowsOf(loader: (args: LoaderFunctionArgs) => Promise<Response>, who: TestAccount, path: string) {
  const viewer = {
    actor: who.actor,
    administrator: false,
    secondFactorEnrolled: false,
    secondFactorConfirmed: true,
    mustChangePassword: false,
    noticeVersion: CURRENT_NOTICE_VERSION,
  };
  const context = { viewer, locale: 'zh-CN', now: new Date(), refusal: null };
  const request = new Request(`https://hangjia.test${path}`);
  const response = await loader({ request, params: {}, context } as unknown as LoaderFunctionArgs);
  const [sheet] = await readSheets(new Uint8Array(await response.arrayBuffer()));
  return (sheet?.rows ?? []).slice(1);
}

describe('the export of a list', () => {
  it('holds every account that the filter shows, also beyond the first page, and none from outside', async () => {
    const security = world.as('SEC_ADMIN', 'unitA');
    const { total } = await accountsPage(security.actor, {
      search: '名单',
      status: null,
      role: null,
      sort: 'number',
      descending: false,
      page: 1,
    });
    expect(total).toBe(ACCOUNTS_PER_PAGE);
    const path = `/admin/accounts/export?q=${encodeURIComponent('名单')}&page=2`;
    expect(await rowsOf(accountsExport, security, path)).toHaveLength(ACCOUNTS_PER_PAGE);
    expect((await rowsOf(accountsExport, security, '/admin/accounts/export')).length).toBeGreaterThan(
      ACCOUNTS_PER_PAGE,
    );
    expect(await rowsOf(accountsExport, world.as('SEC_ADMIN', 'unitB'), path)).toEqual([]);
  });

  it('holds the duties that the list shows', async () => {
    const security = world.as('SEC_ADMIN', 'unitA');
    const asked = { search: '', sort: 'number', descending: false, offset: 0 };
    const { rows, total } = await dutiesPage(security.actor, { ...asked, role: 'SCHOOL_ADMIN', limit: 50 });
    expect(rows.map(({ role }) => role)).toEqual(Array.from({ length: total }, () => 'SCHOOL_ADMIN'));
    expect(total).toBeGreaterThan(0);
    expect(await rowsOf(grantsExport, security, '/admin/grants/export?role=SCHOOL_ADMIN')).toHaveLength(total);
    // A page holds its share, and no duty is on none.
    const all = await dutiesPage(security.actor, { ...asked, role: undefined, limit: 1_000 });
    const pages: string[] = [];
    for (let offset = 0; offset < all.total; offset += 5) {
      const page = await dutiesPage(security.actor, { ...asked, role: undefined, limit: 5, offset });
      pages.push(...page.rows.map(({ grantId }) => grantId));
    }
    expect(pages).toEqual(all.rows.map(({ grantId }) => grantId));
  });

  it('holds the people without a duty, and none who holds one', async () => {
    const security = world.as('SEC_ADMIN', 'unitA');
    const idle = await createAccount(world.unitA, world.root.id, 'CADRE', '尚无职责');
    const numbers = (await rowsOf(accountsExport, security, '/admin/accounts/export?role=NONE')).map(
      (cells) => cells[1],
    );
    expect(numbers).toContain(idle.accountNumber);
    expect(numbers).not.toContain(world.as('SCHOOL_ADMIN', 'unitA').accountNumber);
    expect(numbers).not.toContain(security.accountNumber);
  });

  it('holds the dated rules with value, basis and standing', async () => {
    await sql.query(
      `INSERT INTO rule_version (id, code, scope_organization_id, valid_from, value, unit, evidence)
       VALUES (gen_random_uuid(), 'LEAVE_MAX', $1, '2023-01-01', '7', '分之一', 'VERIFIED')`,
      [world.root.id],
    );
    const rows = await rowsOf(rulesExport, world.as('AUTHORITY_ADMIN', 'root'), '/admin/regulations/rules/export');
    const rule = rows.find((cells) => JSON.stringify(cells).includes('LEAVE_MAX'));
    expect(JSON.stringify(rule)).toContain('1/7');
    expect(JSON.stringify(rule)).toContain('现行');
  });
});
