import { beforeAll, describe, expect, it } from 'vitest';
import { importTemplates } from '~/http/import-templates.ts';
import type { Actor } from '~/identity/rules/actor.ts';
import { dayPage } from '~/overview/queries/day-page.server.ts';
import { testCoverageList } from '~/overview/queries/test-coverage.server.ts';
import { now, today } from '~/platform/clock.ts';
import { sql } from '~/platform/db.ts';
import { createOverviewWorld, planMember, type OverviewWorld } from '../overview-world.ts';
import { AUTHORITY_DAY } from '../../support/authority-day.ts';

let world: OverviewWorld;
const at = now();
const day = today(at);
const all = { sort: '', descending: false, limit: 500, offset: 0 };

beforeAll(async () => {
  world = await createOverviewWorld();
  const [valid, waiting, registered, expired, none, other] = await Promise.all([
    world.cadre(world.unitA, '有效'),
    world.cadre(world.branchA, '待确认'),
    world.cadre(world.branchA, '已报名'),
    world.cadre(world.branchA, '过期'),
    world.cadre(world.branchA, '未测'),
    world.cadre(world.branchB, '乙单位'),
  ]);
  await world.pass(valid, 'CONFIRMED', 60);
  await world.pass(waiting, 'FLAGGED');
  await world.register(await world.session(), registered);
  await world.pass(expired, 'CONFIRMED', -5);
  await world.certificate(valid, 30);
  await world.certificate(other, 300);
  // Somebody with a post in each of two units counts in both and once in the whole.
  await sql.query(
    `INSERT INTO cadre_post (id, cadre_id, organization_id, post_type, title, employment_mode, started_on)
     VALUES (gen_random_uuid(), $1, $2, 'STAFF', '联络员', 'PART_TIME', '2026-02-01')`,
    [none.cadreId, world.branchB.id],
  );
  await planMember(world, valid, 'DONE');
  await planMember(world, waiting, 'SCHEDULED');
  await planMember(world, registered, 'EXEMPT');
  await planMember(world, expired, 'UNPLANNED');
  await planMember(world, other, 'UNPLANNED');
  await sql.query(
    `UPDATE organization_profile SET term_years = 3, term_start = CASE organization_id WHEN $1::uuid THEN ${AUTHORITY_DAY} - interval '3 years' + interval '70 days'
       WHEN $2::uuid THEN ${AUTHORITY_DAY} - interval '4 years' ELSE ${AUTHORITY_DAY} END`,
    [world.branchA.id, world.branchB.id],
  );
});

const pageOf = (actor: Actor) => dayPage(actor, at, importTemplates, { rotation: null, test: null });

describe('the state of the day', () => {
  it('counts people in post once, and a valid pass only while it is confirmed and lasts', async () => {
    const page = await pageOf(world.as('AUTHORITY_ADMIN', 'root').actor);
    const inA = page.test.units.find(({ path }) => path === world.unitA.path);
    const inB = page.test.units.find(({ path }) => path === world.unitB.path);
    // Six people made here, one of them in both units, beside the cadre of root, unitA and unitB.
    expect(page.test.total).toEqual({ due: 9, done: 1, exempt: 0, arranged: 2 });
    expect(inA).toMatchObject({ due: 6, done: 1, arranged: 2 });
    expect(inB).toMatchObject({ due: 3, done: 0 });
  });

  it('counts the plan by person: required, trained, scheduled, without a class', async () => {
    const page = await pageOf(world.as('AUTHORITY_ADMIN', 'root').actor);
    expect(page.rotation?.figures).toMatchObject({ due: 4, done: 1, scheduled: 1, unplanned: 2, exempt: 1 });
    expect(page.due).toEqual({ PASS: 1, EXEMPTION: 0, CERTIFICATE: 1, ROTATION: 3, OVERDUE: 0 });
    expect(page.waiting.map(({ kind, n }) => [kind, n])).toEqual([
      ['unplanned', 2],
      ['results', 1],
    ]);
  });

  it('shows a unit its own people only', async () => {
    const actor = world.as('ORG_ADMIN', 'unitB').actor;
    const page = await pageOf(actor);
    expect(page.rotation?.figures).toMatchObject({ due: 1, unplanned: 1 });
    expect(page.test.total.due).toBe(3);
    const { rows } = await testCoverageList(actor, day, { ...all, search: '', state: null, within: null, at: null });
    expect(rows.map(({ name }) => name)).not.toContain('有效');
    // The address of another unit leads to nobody.
    const beyond = { ...all, search: '', state: null, within: world.unitA.path, at: null };
    expect(await testCoverageList(actor, day, beyond)).toMatchObject({ total: 0, withinName: null });
  });
});
