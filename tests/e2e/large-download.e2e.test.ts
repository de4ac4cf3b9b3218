import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '~/platform/db.ts';
import { readSheets } from '~/platform/read-sheets.ts';
import { browserCookieFor } from '~tests/support/sign-in.ts';
import { startSite, type Site } from '~tests/support/site.ts';
import { createWorld, type World } from '~tests/support/world.ts';

const PEOPLE = 3_000;
let world: World;
let site: Site;

beforeAll(async () => {
  world = await createWorld();
  await sql.query(
    `INSERT INTO cadre (id, root_id, staff_number, name, name_key, home_organization_id, updated_at)
     SELECT gen_random_uuid(), $1::uuid, 'L' || n, '人员' || n, '人员' || n, $2::uuid, now() FROM generate_series(1, $3::int) AS n`,
    [world.root.id, world.unitA.id, PEOPLE],
  );
  const { DATABASE_URL: databaseUrl = '', DATA_DIR: dataFolder = '' } = process.env;
  site = await startSite({ databaseUrl, dataFolder, worker: false });
});

afterAll(() => site?.stop());

it('gives thousands of people as one workbook, every row in it', async () => {
  const { name, value } = await browserCookieFor(site.url, world.as('AUTHORITY_ADMIN', 'root').accountId);
  const download = await fetch(`${site.url}/admin/cadres/export`, { headers: { cookie: `${name}=${value}` } });
  expect(download.status).toBe(200);
  const [sheet] = await readSheets(new Uint8Array(await download.arrayBuffer()));
  const names = new Set(sheet?.rows.flat().filter((cell) => typeof cell === 'string' && cell.startsWith('人员')));
  for (const n of [1, PEOPLE / 2, PEOPLE]) expect(names).toContain(`人员${n}`);
});
