import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { requireMasterSecret } from '~/identity/commands/require-master-secret.server.ts';
import { ROLES_WITH_DUTIES } from '~/identity/rules/permissions.ts';
import { sql } from '~/platform/db.ts';
import { masterSecret } from '~/platform/installation.ts';
import { ORGANIZATION_TYPES } from '~/registry/rules/registry-words.ts';
import { roleMessages } from '~/ui/messages/roles.ts';
import { CITY, planCadres } from '../../prisma/demonstration/cadre-plan.ts';
import { createChance } from '../../prisma/demonstration/chance.ts';
import { planOrganizations } from '../../prisma/demonstration/organization-plan.ts';
import { AUTHORITY_DAY } from '../support/authority-day.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { connected } from '../support/database-content.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'hangjia-figures-'));
const data = path.join(folder, 'city');
const twins: TestDatabase[] = [];
afterAll(async () => {
  for (const twin of twins) await twin.drop();
  rmSync(folder, { recursive: true, force: true });
});

const SEED = 7;

function seed(env: Record<string, string>, ...given: string[]): void {
  const done = spawnSync(process.execPath, ['--import', 'tsx', 'prisma/seed.ts', '--seed', String(SEED), ...given], {
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', MASTER_SECRET: masterSecret(), ...env },
  });
  if (done.status !== 0) throw new Error(done.stderr);
}

beforeAll(async () => {
  await requireMasterSecret();
  seed({ DATA_DIR: data });
});

const count = async (from: string): Promise<number> =>
  (await sql.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`))[0]?.n ?? 0;

/** The day on which the city was made. */
const DAY_MADE = `SELECT to_char(min(updated_at) AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS day FROM cadre`;
const dayMade = async (): Promise<string> => (await sql.query<{ day: string }>(DAY_MADE))[0]?.day ?? '';

it('has the population of the source documents', async () => {
  const people = `cadre c JOIN organization o ON o.id = c.home_organization_id
    JOIN organization_profile p ON p.organization_id = o.id WHERE o.demonstration AND c.status = 'ACTIVE'`;
  expect(await count(people)).toBe(5000);
  expect(await count(`${people} AND p.directly_subordinate`)).toBe(545);
  const leadsABranch = `EXISTS (SELECT 1 FROM cadre_post s WHERE s.cadre_id = c.id AND s.organization_id = o.id AND s.ended_on IS NULL
    AND s.post_type = 'SECRETARY' AND s.concurrent_administrative_post IS NOT NULL)`;
  expect(
    await count(`${people} AND NOT p.directly_subordinate AND p.type::text LIKE '%BRANCH' AND ${leadsABranch}`),
  ).toBe(624);
  // 40 or younger: born after this month forty-one years ago.
  const bornAfter = `to_char('${await dayMade()}'::date - interval '41 years', 'YYYY-MM')`;
  expect(await count(`${people} AND p.unit_nature = 'ORGAN' AND c.birth_month > ${bornAfter}`)).toBe(958);
});

it('has a year of classes, and tests behind, under way and passed', async () => {
  const classes = await count(`training_class WHERE status = 'COMPLETED'`);
  expect(classes).toBeGreaterThanOrEqual(80);
  expect(classes).toBeLessThan(90);
  const attendances = await count(
    `class_enrolment e JOIN training_class c ON c.id = e.class_id WHERE c.status = 'COMPLETED'`,
  );
  expect(attendances).toBeGreaterThan(2000);
  expect(attendances).toBeLessThan(2200);

  expect(await count(`attempt WHERE status = 'RUNNING' AND kind = 'OFFICIAL'`)).toBe(6);
  expect(await count(`attempt WHERE status = 'GRADED' AND kind = 'OFFICIAL'`)).toBeGreaterThan(100);
  expect(await count(`test_exemption`)).toBe(6);
  expect(await count(`test_exemption WHERE withdrawn_at IS NOT NULL`)).toBe(1);
  for (const type of ['TEST_PASS_SLIP', 'COMPETENCY'])
    expect(await count(`certificate WHERE type = '${type}' AND issued_on <= ${AUTHORITY_DAY}`)).toBeGreaterThan(10);
});

it('has every type of organization, and an account for each role that has duties', async () => {
  const types = await sql.query<{ type: string }>(`SELECT DISTINCT type::text AS type FROM organization_profile`);
  expect(types.map(({ type }) => type).toSorted()).toEqual([...ORGANIZATION_TYPES].toSorted());
  const beside = `cadre_post p JOIN organization_profile o ON o.organization_id = p.organization_id
    JOIN cadre c ON c.id = p.cadre_id WHERE o.type = 'DISCIPLINE_COMMITTEE' AND c.home_organization_id <> p.organization_id`;
  expect(await count(beside)).toBe(await count(`organization_profile WHERE type = 'DISCIPLINE_COMMITTEE'`));
  const { accounts } = JSON.parse(readFileSync(path.join(data, 'demonstration-accounts.json'), 'utf8')) as {
    accounts: { role: string }[];
  };
  expect(accounts.map(({ role }) => role).toSorted()).toEqual(
    ROLES_WITH_DUTIES.map((role) => roleMessages[role][0]).toSorted(),
  );
});

it('lets everybody act on the day on which it was made, in the small hours too', async () => {
  expect(await count(`"grant" WHERE valid_from > now()`)).toBe(0);
});

it('has the people whom its seed names', async () => {
  const chance = createChance(SEED);
  const planned = planCadres(chance, planOrganizations(chance, 1), CITY.cadres, await dayMade());
  // The one whose account is offered has a name of her own.
  const written = await sql.query<{ number: string; name: string; birth: string }>(
    `SELECT c.staff_number AS number, c.name, c.birth_month AS birth FROM cadre c JOIN account a ON a.id = c.account_id
     WHERE a.account_number <> 'demo-cadre' ORDER BY c.staff_number`,
  );
  expect(written).toHaveLength(CITY.cadres - 1);
  const names = new Map(planned.map((one) => [one.staffNumber, one]));
  expect(written).toEqual(
    written.map(({ number }) => ({ number, name: names.get(number)?.name, birth: names.get(number)?.birthMonth })),
  );
});

/** What a person would call the same city: without the ids and the moments at which it was written. */
const SAME = [
  DAY_MADE,
  `SELECT o.code, o.name, p.type, p.member_count FROM organization o JOIN organization_profile p ON p.organization_id = o.id ORDER BY 1`,
  `SELECT c.staff_number, c.name, c.sex, o.code, p.title, p.started_on, p.ended_on FROM cadre c JOIN cadre_post p ON p.cadre_id = c.id
   JOIN organization o ON o.id = p.organization_id ORDER BY 1, 4, 5, 6`,
  `SELECT k.code, k.title, k.starts_on, c.staff_number, e.half_days_attended, e.result, e.grade FROM class_enrolment e
   JOIN training_class k ON k.id = e.class_id JOIN cadre c ON c.id = e.cadre_id ORDER BY 1, 4`,
  `SELECT s.number, c.staff_number, a.status, a.score, a.passed, a.answers FROM attempt a JOIN exam_session s ON s.id = a.session_id
   JOIN cadre c ON c.id = a.cadre_id WHERE a.status = 'GRADED' ORDER BY 1, 2`,
  `SELECT x.type, x.number, c.staff_number, x.issued_on FROM certificate x JOIN cadre c ON c.id = x.cadre_id ORDER BY 2`,
  `SELECT c.staff_number, x.occasion, x.kind, x.valid_from, x.valid_until, x.withdrawn_reason FROM test_exemption x
   JOIN cadre c ON c.id = x.cadre_id ORDER BY 1, 2, 4`,
  `SELECT c.staff_number, a.kind, a.status FROM certification_application a JOIN cadre c ON c.id = a.cadre_id ORDER BY 1, 2, 3`,
];

async function smallCity(): Promise<unknown[][]> {
  const twin = await createTestDatabase();
  twins.push(twin);
  const env = { DATABASE_URL: twin.url, DATABASE_OWNER_URL: twin.ownerUrl, DATA_DIR: path.join(folder, twin.name) };
  seed(env, '--cadres', '200');
  return connected(twin.ownerUrl, async (client) => {
    const found: unknown[][] = [];
    for (const text of SAME) found.push((await client.query<object>(text)).rows);
    return found;
  });
}

it('is the same city for the same seed on the same day, down to every answer', async () => {
  let [one, other] = [await smallCity(), await smallCity()];
  // Midnight came between the two.
  while (JSON.stringify(one[0]) !== JSON.stringify(other[0])) [one, other] = [other, await smallCity()];
  expect(one.filter((rows) => rows.length === 0)).toEqual([]);
  expect(other).toEqual(one);
});
