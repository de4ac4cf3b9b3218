import type { LoaderFunctionArgs } from '@remix-run/node';
import { matchPath } from '@remix-run/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { routeTable } from '~/http/route-table.ts';
import { CURRENT_NOTICE_VERSION } from '~/identity/rules/notice.ts';
import type { Role } from '~/identity/rules/roles.ts';
import { env } from '~/platform/env.ts';
import { sql } from '~/platform/db.ts';
import { readSheets } from '~/platform/read-sheets.ts';
import { QUESTION_SHEET_HEADS } from '~/questions/rules/question-sheet.ts';
import { enrolCadres, recordAttendance } from '~/training/commands/change-enrolment.server.ts';
import { formatTableDateTime } from '~/ui/format.ts';
import { AUTHORITY_DAY } from '~tests/support/authority-day.ts';
import { routeProbes } from '~tests/support/route-probes/all.ts';
import { exemptionOf, listOf, roomOf } from '~tests/support/route-probes/exam-room.ts';
import type { Place } from '~tests/support/route-probes/probe.ts';
import { planWithClass } from '~tests/support/training-world.ts';
import { createAccount, createWorld, type TestAccount, type World } from '~tests/support/world.ts';

type Loader = (args: LoaderFunctionArgs) => Promise<unknown>;
type Row = Record<string, unknown>;

/** The pages and the downloads of the site, by the name of their file. */
const routes = import.meta.glob<{ loader: Loader }>('../../app/routes/admin-*.{ts,tsx}');

type List = {
  /** route of the list; that of the export is the same with `-export` */
  list: string;
  who: Role;
  /** where the role is held, if not in unit A */
  where?: 'root';
  /** where the rows are in what the page is given; `rows` if left out */
  rows?: (page: Row) => unknown;
  /** what tells one row from another in the list, and the column of the sheet where that stands */
  key: string | ((row: Row) => string);
  column: number;
  sheet?: number;
  /** its address, if not as the walk through the routes knows it */
  at?: (place: Place) => Promise<string>;
  /** asked of the list from the start */
  within?: string;
  /** each leaves fewer rows: the export has to follow */
  filters: readonly string[];
};

const NOBODY = 'q=nobody-has-this-name';

const LISTS: readonly List[] = [
  { list: 'sessions', who: 'EXAM_OFFICER', key: 'number', column: 0, filters: ['phase=cancelled', NOBODY] },
  {
    list: 'registrations',
    who: 'EXAM_OFFICER',
    at: inRoom('registrations'),
    key: 'staffNumber',
    column: 2,
    filters: ['status=WITHDRAWN', NOBODY],
  },
  {
    list: 'board',
    who: 'EXAM_OFFICER',
    at: inRoom('board'),
    rows: (page) => page['seats'],
    key: 'name',
    column: 1,
    filters: ['show=handed-in', 'show=deferred'],
  },
  { list: 'results', who: 'EXAM_OFFICER', key: 'staffNumber', column: 1, filters: ['state=withdrawn', NOBODY] },
  { list: 'appeals', who: 'EXAM_OFFICER', key: 'sessionNumber', column: 2, filters: ['state=UPHELD', NOBODY] },
  {
    list: 'exemptions',
    who: 'EXAM_OFFICER',
    key: 'staffNumber',
    column: 1,
    filters: ['state=withdrawn', 'occasion=PRE_ELECTION', NOBODY],
  },
  {
    list: 'outages',
    who: 'EXAM_OFFICER',
    rows: (page) => page['outages'],
    key: (row) => formatTableDateTime(row['startedAt'] as Date, env.TIME_ZONE, true),
    column: 0,
    filters: ['outages=waiting'],
  },
  {
    list: 'outages',
    who: 'EXAM_OFFICER',
    rows: (page) => page['late'],
    key: 'sessionNumber',
    column: 2,
    sheet: 2,
    filters: [],
  },
  { list: 'policies', who: 'EXAM_OFFICER', key: 'code', column: 0, filters: [NOBODY] },
  {
    list: 'regulations',
    who: 'AUTHORITY_ADMIN',
    key: 'title',
    column: 0,
    filters: ['kind=LAW', 'unconfirmed=yes', NOBODY],
  },
  { list: 'questions', who: 'EXAM_OFFICER', rows: listed, key: 'code', column: 0, filters: ['pool=PRACTICE', NOBODY] },
  { list: 'questions', who: 'ITEM_WRITER', rows: listed, key: 'stem', column: 1, filters: ['pool=PRACTICE', NOBODY] },
  { list: 'question-review', who: 'ITEM_REVIEWER', key: 'code', column: 0, filters: ['type=SINGLE', NOBODY] },
  {
    list: 'regulation-rules',
    who: 'AUTHORITY_ADMIN',
    where: 'root',
    rows: (page) => page['rules'],
    key: 'code',
    column: 0,
    filters: [],
  },
  { list: 'certificates', who: 'AUTHORITY_ADMIN', key: 'number', column: 0, filters: ['type=COMPETENCY', NOBODY] },
  { list: 'certification', who: 'AUTHORITY_ADMIN', key: 'cadreName', column: 0, filters: ['status=ISSUED', NOBODY] },
  { list: 'coverage-test', who: 'AUTHORITY_ADMIN', key: 'staffNumber', column: 1, filters: ['state=NONE', NOBODY] },
  { list: 'due', who: 'AUTHORITY_ADMIN', key: 'staffNumber', column: 1, filters: ['kind=PASS', NOBODY] },
  { list: 'terms', who: 'AUTHORITY_ADMIN', key: 'code', column: 1, filters: ['month=over', NOBODY] },
  {
    list: 'jobs',
    who: 'AUTHORITY_ADMIN',
    where: 'root',
    key: 'outboxId',
    column: 1,
    filters: ['job=issue', 'state=failed'],
  },
  { list: 'imports', who: 'ORG_ADMIN', key: 'fileName', column: 0, filters: ['of=organizations', NOBODY] },
  {
    list: 'learning',
    who: 'AUTHORITY_ADMIN',
    rows: (page) => (page['admin'] as Row)['rows'],
    key: 'staffNumber',
    column: 1,
    filters: ['state=done', NOBODY],
  },
  {
    list: 'assignments',
    who: 'AUTHORITY_ADMIN',
    key: 'organizationName',
    column: 1,
    filters: [NOBODY],
  },
  { list: 'rotation', who: 'SCHOOL_ADMIN', rows: (page) => page['plans'], key: 'title', column: 0, filters: [] },
  { list: 'rotation-members', who: 'SCHOOL_ADMIN', key: 'staffNumber', column: 1, filters: ['standing=DONE', NOBODY] },
  { list: 'organizations', who: 'ORG_ADMIN', key: 'code', column: 0, filters: ['type=WORK_COMMITTEE', 'q=A1'] },
  { list: 'classes', who: 'SCHOOL_ADMIN', key: 'code', column: 0, filters: ['type=RZ', NOBODY] },
  {
    list: 'attendances',
    who: 'SCHOOL_ADMIN',
    key: 'staffNumber',
    column: 2,
    filters: ['result=NOT_COMPLETED', NOBODY],
  },
  {
    list: 'attendances',
    who: 'SCHOOL_ADMIN',
    rows: (page) => page['people'],
    key: 'staffNumber',
    column: 1,
    within: 'by=person',
    filters: ['result=NOT_COMPLETED', NOBODY],
  },
  { list: 'cadres', who: 'ORG_ADMIN', key: 'staffNumber', column: 1, filters: ['post=DEPUTY_SECRETARY', NOBODY] },
  {
    list: 'accounts',
    who: 'SEC_ADMIN',
    key: 'accountNumber',
    column: 1,
    filters: ['role=SCHOOL_ADMIN', 'role=NONE', NOBODY],
  },
  { list: 'grants', who: 'SEC_ADMIN', key: 'accountNumber', column: 1, filters: ['role=SCHOOL_ADMIN', NOBODY] },
  { list: 'audit', who: 'AUDIT_ADMIN', key: 'id', column: 4, within: 'action=import', filters: [NOBODY] },
];

/** Lists of which each row belongs to one unit (an authority's sessions and policies serve many), told apart by its key. */
const OF_A_UNIT = LISTS.filter(
  ({ list }) =>
    ['results', 'appeals', 'exemptions', 'certificates', 'coverage-test', 'due', 'terms'].includes(list) ||
    ['organizations', 'classes', 'attendances', 'cadres', 'accounts'].includes(list),
);

function listed(page: Row): unknown {
  return (page['list'] as Row)['rows'];
}

let world: World;

beforeAll(async () => {
  world = await createWorld();
  // One of everything in either unit, as those who walk the routes find it.
  for (const probe of Object.values(routeProbes)) {
    await probe.inside(world);
    await probe.outside?.(world);
  }
  for (const place of ['unitA', 'unitB'] as const) {
    await roomOf(world, place);
    await listOf(world, place);
    await exemptionOf(world, place);
    const { classId } = await planWithClass(world, place);
    const { actor } = world.as('SCHOOL_ADMIN', place);
    const people = [world.as('CADRE', place), await createAccount(world[place], world.root.id, 'CADRE')];
    await enrolCadres(actor, classId, { cadreIds: people.map(({ cadreId }) => cadreId ?? '') });
    await recordAttendance(actor, classId, [
      { cadreId: people[0]?.cadreId ?? '', halfDaysAttended: 6, result: 'NOT_COMPLETED', grade: null },
    ]);
  }
  await sql.query(
    `UPDATE organization_profile SET term_years = 3, term_start = (${AUTHORITY_DAY} - interval '3 years'
       + CASE WHEN organization_id = $1 THEN interval '-10 days' ELSE interval '60 days' END)::date
     WHERE organization_id <> $2`,
    [world.branchA.id, world.root.id],
  );
  await sql.query(`UPDATE question_version SET submitted_at = now() WHERE question_id IN
    (SELECT id FROM question WHERE current_version_id IS NULL)`);
  await sql.query(
    `INSERT INTO rule_version (id, code, scope_organization_id, valid_from, value, unit, evidence)
     VALUES (gen_random_uuid(), 'LEAVE_MAX', $1, '2023-01-01', '7', '分之一', 'VERIFIED')`,
    [world.root.id],
  );
  await sql.query(
    `INSERT INTO journal.outbox_delivery (outbox_id, subscriber, payload)
     VALUES (900001, 'grade', '{}'), (900002, 'grade', '{}'), (900003, 'issue', '{}')`,
  );
});

async function answerOf(id: string, who: TestAccount, address: string): Promise<unknown> {
  const load = routes[`../../app/routes/${id}.ts`] ?? routes[`../../app/routes/${id}.tsx`];
  const entry = routeTable.find((one) => one.id === id);
  if (!load || !entry) throw new Error(`no ${id}`);
  const request = new Request(`https://hangjia.test${address}`);
  const { params } = matchPath(entry.path, new URL(request.url).pathname) ?? {};
  const viewer = {
    actor: who.actor,
    administrator: false,
    secondFactorEnrolled: false,
    secondFactorConfirmed: true,
    mustChangePassword: false,
    noticeVersion: CURRENT_NOTICE_VERSION,
  };
  const context = { viewer, locale: 'zh-CN', now: new Date(), refusal: null };
  const { loader } = await load();
  return loader({ request, params, context } as unknown as LoaderFunctionArgs);
}

/** The address of a list as the walk through the routes knows it, or null where it knows none. */
async function addressOf(id: string, place: Place): Promise<string | null> {
  const asked = await routeProbes[id]?.[place === 'unitA' ? 'inside' : 'outside']?.(world);
  return (typeof asked === 'object' ? asked.path : asked) ?? null;
}

function inRoom(page: string) {
  return async (place: Place): Promise<string> => `/admin/sessions/${(await roomOf(world, place)).sessionId}/${page}`;
}

const withQuery = (address: string, query: string): string =>
  query ? `${address}${address.includes('?') ? '&' : '?'}${query}` : address;

/** Null for a list that leads elsewhere from the page asked for; any other fault stays one. */
function beyond(fault: unknown): null {
  if (fault instanceof Response && fault.status === 302) return null;
  throw fault;
}

/** What the list shows, over all its pages, and what its export holds: the keys of either, in no order. */
async function shownAndExported(of: List, query: string) {
  const { list, rows, key } = of;
  const [account, id] = [world.as(of.who, of.where), `admin-${list}`];
  const address = withQuery((await (of.at?.('unitA') ?? addressOf(id, 'unitA'))) ?? '', query);
  const shown: string[] = [];
  let last = '';
  for (let page = 1; ; page += 1) {
    const answer = (await answerOf(id, account, withQuery(address, page > 1 ? `page=${page}` : '')).catch(
      beyond,
    )) as Row | null;
    // Some lists lead from beyond the last page to the first.
    if (answer === null) break;
    const found = (rows ? rows(answer) : answer['rows']) as Row[];
    // What has no pages answers every page alike, and beyond the last one there is nothing.
    if (found.length === 0 || JSON.stringify(found) === last) break;
    last = JSON.stringify(found);
    shown.push(...found.map((row) => (typeof key === 'string' ? String(row[key]) : key(row))));
  }
  return { shown: shown.toSorted(), exported: await exported(of, 'unitA', address) };
}

/** What stands in the export that tells its rows apart. */
async function exported({ list, who, where, column, sheet = 0 }: List, place: Place, address: string) {
  const path = address.replace(/(?=\?|$)/, '/export');
  const file = await answerOf(`admin-${list}-export`, world.as(who, where ?? place), path);
  const sheets = await readSheets(new Uint8Array(await (file as Response).arrayBuffer()));
  const body = (sheets[sheet]?.rows ?? []).slice(1);
  return body.map((cells) => String(cells[column] ?? '')).toSorted();
}

describe('the export of a list', () => {
  it.each(LISTS)('holds the very rows of $list for $who', async (list) => {
    const { shown, exported } = await shownAndExported(list, list.within ?? '');
    expect(shown).not.toHaveLength(0);
    expect(exported).toEqual(shown);
    for (const filter of list.filters) {
      const filtered = await shownAndExported(list, [list.within, filter].filter(Boolean).join('&'));
      expect(filtered.exported, filter).toEqual(filtered.shown);
      expect(filtered.shown.length, filter).toBeLessThan(shown.length);
    }
  });

  it.each(LISTS.filter(({ filters }) => filters.some((one) => one !== NOBODY)))(
    'does not widen $list of $who to everybody by a filter that it does not know, nor its export',
    async (list) => {
      const names = new Set(list.filters.filter((one) => one !== NOBODY).map((one) => one.split('=')[0]));
      for (const name of names) {
        const query = [list.within, `${name}=no-such-thing`].filter(Boolean).join('&');
        const answer = await shownAndExported(list, query).catch((thrown: unknown) =>
          thrown instanceof Response ? thrown.status : Promise.reject(thrown),
        );
        expect([404, { shown: [], exported: [] }], query).toContainEqual(answer);
      }
    },
  );

  it.each(OF_A_UNIT)('holds nothing of another unit in $list for $who', async (list) => {
    const address = withQuery((await addressOf(`admin-${list.list}`, 'unitA')) ?? '', list.within ?? '');
    const [ours, theirs] = [await exported(list, 'unitA', address), await exported(list, 'unitB', address)];
    expect(theirs).not.toHaveLength(0);
    expect(theirs.filter((row) => ours.includes(row))).toEqual([]);
  });

  it('holds all that the list shows who writes questions in one unit and reads them in another, keys of the first only', async () => {
    const writer = world.as('ITEM_WRITER', 'unitA');
    const grants = [...writer.actor.grants, ...world.as('EXAM_OFFICER', 'unitB').actor.grants];
    const both = { ...writer, actor: { ...writer.actor, grants } };
    const codesOf = async (who: TestAccount): Promise<string[]> => {
      const codes: string[] = [];
      for (let page = 1; ; page += 1) {
        const { list } = (await answerOf('admin-questions', who, `/admin/questions?page=${page}`)) as {
          list: { rows: Row[] };
        };
        if (list.rows.length === 0) return codes.toSorted();
        codes.push(...list.rows.map((row) => String(row['code'])));
      }
    };
    const file = await answerOf('admin-questions-export', both, '/admin/questions/export');
    const [sheet] = await readSheets(new Uint8Array(await (file as Response).arrayBuffer()));
    const rows = (sheet?.rows ?? []).slice(1);
    const code = QUESTION_SHEET_HEADS.length;
    expect(rows.map((cells) => String(cells[code])).toSorted()).toEqual(await codesOf(both));
    const written = await codesOf(writer);
    expect(written.length).toBeGreaterThan(0);
    expect(written.length).toBeLessThan(rows.length);
    const [key, explanation] = [QUESTION_SHEET_HEADS.indexOf('答案'), QUESTION_SHEET_HEADS.indexOf('解析')];
    const [keyed, bare] = [rows.filter((cells) => cells[key]), rows.filter((cells) => !cells[key])];
    expect(keyed.map((cells) => String(cells[code])).toSorted()).toEqual(written);
    expect(bare.map((cells) => cells[explanation] ?? '').join('')).toBe('');
  });

  it('is refused for the rows of another unit', async () => {
    const elsewhere: string[] = [];
    for (const { list, who } of LISTS) {
      const address = await addressOf(`admin-${list}-export`, 'unitB');
      if (address === null) continue;
      elsewhere.push(list);
      const answer = answerOf(`admin-${list}-export`, world.as(who), address);
      const status = await answer.then(
        () => 200,
        (thrown: unknown) => (thrown instanceof Response ? thrown.status : thrown),
      );
      expect([403, 404], list).toContain(status);
    }
    expect(elsewhere).toContain('board');
  });
});
