import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { policyList } from '~/exams/queries/policy-pages.server.ts';
import { sessionsOfPolicy } from '~/exams/rules/exam-lists.ts';
import { importTemplates } from '~/http/import-templates.ts';
import type { Actor } from '~/identity/rules/actor.ts';
import type { Role } from '~/identity/rules/roles.ts';
import { dayPage } from '~/overview/queries/day-page.server.ts';
import type { Waiting } from '~/overview/rules/day.ts';
import { now, today } from '~/platform/clock.ts';
import { sql } from '~/platform/db.ts';
import { LocaleProvider } from '~/ui/locale-context.tsx';
import { DayView } from '~/ui/overview/day-view.tsx';
import { AUTHORITY_DAY } from '../../support/authority-day.ts';
import { makeBusyDay } from '../busy-day.ts';
import { createOverviewWorld, planMember, type OverviewWorld } from '../overview-world.ts';
import { linkedNumbers, rowsBehind } from '../rows-behind.ts';

let world: OverviewWorld;
const at = now();
const day = today(at);

beforeAll(async () => {
  world = await createOverviewWorld();
  await makeBusyDay(world, at);
  for (const unit of [world.unitA, world.unitB]) {
    const [valid, waiting, exempt, none, waived] = await Promise.all(
      ['有效', '待确认', '免训', '未测', '免测'].map((name) => world.cadre(unit, name)),
    );
    if (!valid || !waiting || !exempt || !none || !waived) throw new Error('nobody made');
    await world.pass(valid, 'CONFIRMED', 60);
    await world.pass(waiting, 'FLAGGED');
    await world.exemption(waived, 45);
    await world.certificate(valid, 30);
    await planMember(world, valid, 'DONE');
    await planMember(world, waiting, 'SCHEDULED');
    await planMember(world, exempt, 'EXEMPT');
    await planMember(world, none, 'UNPLANNED');
  }
  await sql.query(
    `UPDATE organization_profile SET term_years = 3, term_start = ${AUTHORITY_DAY} - interval '3 years'
       + CASE WHEN organization_id = ANY($1::uuid[]) THEN interval '70 days' ELSE interval '-30 days' END`,
    [[world.branchA.id, world.branchB.id]],
  );
});

async function dayOf(actor: Actor, opened: string) {
  const page = await dayPage(actor, at, importTemplates, { rotation: opened, test: opened });
  const html = renderToStaticMarkup(
    <LocaleProvider locale="zh-CN">
      <DayView page={page} opened={{ rotation: opened, test: opened, all: 'test' }} />
    </LocaleProvider>,
  );
  return { page, html, numbers: linkedNumbers(html) };
}

/** What waits for each, most pressing first, and of what sort the lists are that some number leads to. */
const OFFICES: readonly [Role, 'root' | 'unitA' | 'unitB', Waiting['kind'][], string[]][] = [
  [
    'AUTHORITY_ADMIN',
    'root',
    ['outages', 'late', 'overdue', 'unplanned', 'results', 'appeals', 'import', 'import', 'applications', 'jobs'],
    ['outages', 'results', 'appeals', 'imports', 'certification', 'jobs', 'sessions', 'rotation', 'coverage', 'due'],
  ],
  ['SCHOOL_ADMIN', 'root', ['overdue', 'unplanned'], ['jobs', 'rotation', 'coverage', 'due', 'terms']],
  [
    'EXAM_OFFICER',
    'root',
    ['outages', 'late', 'results', 'appeals', 'jobs'],
    ['outages', 'results', 'appeals', 'jobs', 'sessions', 'coverage', 'due', 'terms'],
  ],
  [
    'ORG_ADMIN',
    'unitA',
    ['overdue', 'unplanned', 'import', 'applications'],
    ['imports', 'certification', 'sessions', 'rotation', 'coverage', 'due', 'terms'],
  ],
  [
    'ORG_ADMIN',
    'unitB',
    ['overdue', 'unplanned', 'import', 'applications'],
    ['imports', 'certification', 'sessions', 'rotation', 'coverage', 'due', 'terms'],
  ],
];

describe.each(OFFICES)(
  'a day on which something of every kind has happened, for %s of %s',
  (role, where, kinds, lists) => {
    const opened = () => (where === 'root' ? world.unitA.path : world[where === 'unitA' ? 'branchA' : 'branchB'].path);

    it('tells what waits, and has rows of each sort', async () => {
      const { page, numbers } = await dayOf(world.as(role, where).actor, opened());
      expect(page.waiting.map(({ kind }) => kind)).toEqual(kinds);
      expect(Object.values(page.due).filter((n) => n === 0)).toEqual([]);
      const reached = new Set(numbers.map(({ href }) => href.split(/[/?]/)[2]));
      expect([...reached]).toEqual(expect.arrayContaining(lists));
      if (page.sessions) expect([page.sessions.today, page.sessions.open].includes(0)).toBe(false);
      if (page.rotation) {
        const hrefs = numbers.map(({ href }) => href).join(' ');
        expect(hrefs).toContain('&through=');
        expect(hrefs).toContain('&status=OPEN');
      }
      if (page.jobs) expect(Object.values(page.jobs).includes(0)).toBe(false);
    });

    it('finds behind each number as many rows as it says', async () => {
      const { actor } = world.as(role, where);
      const { numbers } = await dayOf(actor, opened());
      for (const { href, n } of numbers) expect(await rowsBehind(actor, href, day), href).toBe(n);
    });

    it('links every figure of its headings', async () => {
      const { html } = await dayOf(world.as(role, where).actor, opened());
      const heads = [...html.matchAll(/<h2>(.*?)<\/h2>/gs)].map(([, head = '']) =>
        head.replace(/<a .*?<\/a>/gs, '').replaceAll('90天内', ''),
      );
      expect(heads.length).toBeGreaterThan(3);
      expect(heads.filter((head) => /[1-9]/.test(head.replace(/<[^>]*>/g, '')))).toEqual([]);
    });
  },
);

it('counts of each policy the sessions that the list has, cancelled ones left out', async () => {
  await sql.query(
    `UPDATE exam_session SET status = 'CANCELLED' WHERE id = (SELECT min(id::text)::uuid FROM exam_session WHERE status <> 'DRAFT')`,
  );
  const asked = { search: '', sort: 'code', descending: false, limit: 50, offset: 0 };
  const counted: number[] = [];
  for (const role of ['AUTHORITY_ADMIN', 'EXAM_OFFICER'] as const)
    for (const where of ['root', 'unitA'] as const) {
      const { actor } = world.as(role, where);
      for (const { id, sessions } of (await policyList(actor, asked)).rows) {
        expect(await rowsBehind(actor, sessionsOfPolicy(id), day)).toBe(sessions);
        counted.push(sessions);
      }
    }
  expect(counted).toContain(0);
  expect(Math.max(...counted)).toBeGreaterThan(0);
});

it('tells who decides in one unit and reviews in another of those applications only that wait for them', async () => {
  const { actor } = world.as('AUTHORITY_ADMIN', 'unitA');
  const both = { ...actor, grants: [...actor.grants, ...world.as('ORG_ADMIN', 'unitB').actor.grants] };
  const { page, numbers } = await dayOf(both, world.branchA.path);
  expect(page.waiting.find(({ kind }) => kind === 'applications')?.n).toBe(1);
  for (const { href, n } of numbers.filter((one) => one.href.startsWith('/admin/certification')))
    expect(await rowsBehind(both, href, day)).toBe(n);
});
