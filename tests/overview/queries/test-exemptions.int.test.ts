import { beforeAll, describe, expect, it } from 'vitest';
import { withdrawExemption } from '~/exams/commands/withdraw-exemption.server.ts';
import type { Actor } from '~/identity/rules/actor.ts';
import { cadreList } from '~/overview/queries/cadre-list.server.ts';
import { cadreTimeline } from '~/overview/queries/cadre-timeline.server.ts';
import { dueList } from '~/overview/queries/due-list.server.ts';
import { learnerHome } from '~/overview/queries/learner-home.server.ts';
import { ownData } from '~/overview/queries/own-data.server.ts';
import { testCoverage, testCoverageList } from '~/overview/queries/test-coverage.server.ts';
import { cadreFilter } from '~/overview/rules/cadre-list-spec.ts';
import { daysAfter } from '~/overview/rules/days-between.ts';
import { now, today } from '~/platform/clock.ts';
import { sql } from '~/platform/db.ts';
import { exempt, exemptionOf } from '~tests/exams/exempt.ts';
import type { TestAccount } from '~tests/support/world.ts';
import { createOverviewWorld, type OverviewWorld } from '../overview-world.ts';

const at = now();
const day = today(at);
const all = { sort: 'name', descending: false, limit: 500, offset: 0 };
let world: OverviewWorld;
let policy: string;
let people: Record<'exempt' | 'both' | 'waiting' | 'ended' | 'toCome' | 'withdrawn' | 'other', TestAccount>;

const authority = (): Actor => world.as('AUTHORITY_ADMIN', 'root').actor;
const give = async (who: TestAccount, over: Parameters<typeof exemptionOf>[2] = {}) =>
  exempt(authority(), exemptionOf(who.cadreId, policy, over));

beforeAll(async () => {
  world = await createOverviewWorld();
  policy = await world.policy();
  people = {
    exempt: await world.cadre(world.branchA, '免测'),
    both: await world.cadre(world.branchA, '免测又合格'),
    waiting: await world.cadre(world.branchA, '免测又待确认'),
    ended: await world.cadre(world.branchA, '免测到期'),
    toCome: await world.cadre(world.branchA, '尚未免测'),
    withdrawn: await world.cadre(world.branchA, '免测撤销'),
    other: await world.cadre(world.branchB, '乙单位免测'),
  };
  await give(people.exempt, { validUntil: daysAfter(day, 40) });
  await world.pass(people.both, 'CONFIRMED', 500);
  await give(people.both, { occasion: 'PRE_ELECTION', validUntil: daysAfter(day, 30) });
  await world.pass(people.waiting, 'FLAGGED');
  await give(people.waiting);
  await world.exemption(people.ended, -1);
  await give(people.toCome, { validFrom: daysAfter(day, 1) });
  await withdrawExemption(authority(), await give(people.withdrawn), '条件不再具备');
  await give(people.other, { occasion: 'PRE_ELECTION' });
});

const named = async (state: string | null, actor = authority()) => {
  const { rows } = await testCoverageList(actor, day, { ...all, search: '', state, within: null, at: null });
  return rows.filter(({ name }) => !name.startsWith('测试')).map(({ name }) => name);
};

describe('coverage of the test', () => {
  it('counts as exempted who holds no pass and an exemption that is in force today', async () => {
    expect(new Set(await named('EXEMPT'))).toEqual(new Set(['免测', '免测又待确认', '乙单位免测']));
    expect(await named('VALID')).toEqual(['免测又合格']);
    expect(new Set(await named('NONE'))).toEqual(new Set(['免测到期', '尚未免测', '免测撤销']));
    expect((await named('OPEN')).filter((name) => ['免测', '免测又待确认'].includes(name))).toEqual([]);
  });

  it('gives each person one standing, so that the figures add up, and each leads to its list', async () => {
    const { total, units } = await testCoverage(authority(), day, world.root.path);
    expect(total).toMatchObject({ done: 1, exempt: 3 });
    expect(units.find(({ path }) => path === world.unitA.path)).toMatchObject({ done: 1, exempt: 2 });
    expect(units.find(({ path }) => path === world.unitB.path)).toMatchObject({ done: 0, exempt: 1 });
    const counts = await Promise.all(
      [null, 'VALID', 'EXEMPT', 'OPEN'].map(
        async (state) =>
          (await testCoverageList(authority(), day, { ...all, search: '', state, within: null, at: null })).total,
      ),
    );
    expect(counts[0]).toBe(total.due);
    expect(counts.slice(1)).toEqual([total.done, total.exempt, total.due - total.done - total.exempt]);
  });

  it('says until when: the exemption where that covers, the pass where there is one', async () => {
    const { rows } = await testCoverageList(authority(), day, {
      ...all,
      search: '',
      state: null,
      within: null,
      at: null,
    });
    const until = new Map(rows.map((row) => [row.name, row.validUntil]));
    expect(until.get('免测')).toBe(daysAfter(day, 40));
    expect(until.get('免测又合格')).toBe(daysAfter(day, 500));
    expect(until.get('免测撤销')).toBeNull();
  });

  it('shows a unit its own', async () => {
    expect(await named('EXEMPT', world.as('ORG_ADMIN', 'unitB').actor)).toEqual(['乙单位免测']);
  });
});

it('the list of cadres tells and filters them', async () => {
  const { rows } = await cadreList(authority(), cadreFilter('', { test: 'EXEMPT' }, []), all);
  expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(['免测', '免测又待确认', '乙单位免测']));
  expect(rows.find(({ name }) => name === '免测')).toMatchObject({ test: 'EXEMPT', testUntil: daysAfter(day, 40) });
});

it('an exemption that ends is due unless a pass lasts longer, and a pass unless an exemption does', async () => {
  const outlasted = await world.cadre(world.branchA, '合格在前');
  await world.pass(outlasted, 'CONFIRMED', 20);
  await give(outlasted, { validFrom: daysAfter(day, 21), validUntil: daysAfter(day, 200) });
  const due = async (kind: string) =>
    (await dueList(authority(), day, { ...all, search: '', kind, days: 90, within: null })).rows.map((row) => [
      row.name,
      row.on,
      row.detail,
    ]);
  expect(await due('EXEMPTION')).toEqual([['免测', daysAfter(day, 40), '组织批准免测']]);
  expect((await due('PASS')).map(([name]) => name)).not.toContain('合格在前');
  // What ends before a gap is due although another begins after it; what is continued is not.
  const gap = await world.cadre(world.branchA, '免测有间隔');
  await give(gap, { validUntil: daysAfter(day, 10) });
  await give(gap, { validFrom: daysAfter(day, 11), validUntil: daysAfter(day, 20) });
  await give(gap, { validFrom: daysAfter(day, 22), validUntil: daysAfter(day, 300) });
  expect((await due('EXEMPTION')).filter(([name]) => name === '免测有间隔')).toEqual([
    ['免测有间隔', daysAfter(day, 20), '组织批准免测'],
  ]);
});

describe('whom it concerns', () => {
  it('finds it on the first page, in the record and in the own data', async () => {
    const { actor } = people.exempt;
    const home = await learnerHome(actor, at);
    expect(home.exemptions).toMatchObject([{ kind: '组织批准免测', validUntil: daysAfter(day, 40) }]);
    expect((await learnerHome(people.withdrawn.actor, at)).exemptions).toEqual([]);
    const own = await ownData(people.withdrawn.actor, at);
    expect(own.exemptions).toMatchObject([
      { state: 'withdrawn', withdrawnReason: '条件不再具备', reason: '援派期间，经研究同意免测' },
    ]);
  });

  it('has it on the line of time, which the office reads as well', async () => {
    const events = async (who: TestAccount, actor = authority()) =>
      (await cadreTimeline(actor, who.cadreId ?? '')).filter(({ kind }) => kind === 'exemption');
    expect(await events(people.exempt)).toMatchObject([
      { on: day, title: '组织批准免测', state: 'inForce', href: expect.stringContaining('/admin/exemptions?q=') },
    ]);
    expect(await events(people.exempt, world.as('ORG_ADMIN', 'unitA').actor)).toMatchObject([{ href: null }]);
  });

  it('gains no pass, no slip and no evidence of a certification by it', async () => {
    const [counted] = await sql.query<{ passes: number; slips: number }>(
      `SELECT (SELECT count(*)::int FROM eligibility WHERE cadre_id = $1) AS passes,
         (SELECT count(*)::int FROM certificate WHERE cadre_id = $1) AS slips`,
      [people.exempt.cadreId],
    );
    expect(counted).toEqual({ passes: 0, slips: 0 });
  });
});
