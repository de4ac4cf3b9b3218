import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { listHref, readListState } from '~/http/list-address.ts';
import type { Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { cancelClass, completeClass } from '~/training/commands/close-class.server.ts';
import { enrolCadres, recordAttendance } from '~/training/commands/change-enrolment.server.ts';
import { createRotationPlan, setMemberExemption } from '~/training/commands/rotation-plan.server.ts';
import { createClass } from '~/training/commands/save-class.server.ts';
import { classList, classPage, planClasses } from '~/training/queries/class-pages.server.ts';
import { rotationPage } from '~/training/queries/rotation-pages.server.ts';
import { CLASS_LIST, classesAsked } from '~/training/rules/training-lists.ts';
import { LocaleProvider } from '~/ui/locale-context.tsx';
import { ClassFigures } from '~/ui/training/class-figures.tsx';
import { ClassTable } from '~/ui/training/class-table.tsx';
import { ClassView } from '~/ui/training/class-view.tsx';
import { EndedTitle } from '~/ui/training/ended-title.tsx';
import { RotationView } from '~/ui/training/rotation-view.tsx';
import { linkedNumbers, rowsBehind } from '~tests/overview/rows-behind.ts';
import { classFields, EVERYBODY } from '~tests/support/training-world.ts';
import { createAccount, createWorld, type World } from '~tests/support/world.ts';

let world: World;
let planId: string;
const classes: string[] = [];

beforeAll(async () => {
  world = await createWorld();
  const school = world.as('SCHOOL_ADMIN', 'root').actor;
  const people: string[] = [];
  for (let n = 0; n < 8; n += 1)
    people.push(
      (await createAccount(n < 5 ? world.branchA : world.branchB, world.root.id, 'CADRE', `学员${n}`)).cadreId ?? '',
    );
  const made = await createRotationPlan(school, {
    organizationId: world.root.id,
    title: '轮训',
    windowFrom: '2026-01-01',
    windowTo: '2026-12-31',
    population: EVERYBODY,
  });
  if (!made.ok) throw new Error(made.reason);
  planId = made.planId;
  for (const on of [people.slice(0, 4), people.slice(3, 6), people.slice(5, 7)]) {
    const one = await createClass(school, world.root.id, classFields({ planId }));
    if (!one.ok) throw new Error(one.reason);
    await enrolCadres(school, one.classId, { cadreIds: on });
    classes.push(one.classId);
  }
  const [held = '', , off = ''] = classes;
  await recordAttendance(
    school,
    held,
    people.slice(0, 4).map((cadreId, at) => ({
      cadreId,
      halfDaysAttended: 6,
      result: at === 3 ? ('WITHDRAWN' as const) : ('ENROLLED' as const),
      grade: null,
    })),
  );
  await completeClass(school, held);
  await cancelClass(school, off);
  await setMemberExemption(school, { planId, cadreId: people[7] ?? '', reason: '脱产学习' });
});

const numbersOf = (page: React.ReactNode) =>
  linkedNumbers(renderToStaticMarkup(<LocaleProvider locale="zh-CN">{page}</LocaleProvider>));

async function expectLists(actor: Actor, numbers: { href: string; n: number }[], least: number): Promise<void> {
  expect(numbers.length).toBeGreaterThanOrEqual(least);
  for (const { href, n } of numbers) expect(await rowsBehind(actor, href, today()), href).toBe(n);
}

describe.each([
  ['SCHOOL_ADMIN', 'root'],
  ['AUTHORITY_ADMIN', 'root'],
  ['CLASS_ADVISER', 'root'],
  ['ORG_ADMIN', 'unitA'],
  ['ORG_ADMIN', 'unitB'],
] as const)('for %s of %s every number leads to as many rows', (role, where) => {
  it('on the page of a plan', async () => {
    const { actor } = world.as(role, where);
    const page = await rotationPage(actor, planId, null);
    const { rows, counts } = await planClasses(actor, planId);
    const view = <RotationView {...page} daysLeft={30} allUnits classes={rows} counts={counts} />;
    await expectLists(actor, numbersOf(view), 8);
  });

  it.each([
    '',
    '?status=COMPLETED',
    '?type=LX&year=2026',
    '?q=第1期',
    '?status=CANCELLED',
    '?status=ENDED',
    '?status=OPEN',
    '?closable=yes',
  ])('on the list of classes %s', async (query) => {
    const { actor } = world.as(role, where);
    const state = readListState(new URL(`http://x/admin/classes${query}`), CLASS_LIST);
    const { rows, counts, ended } = await classList(actor, { ...classesAsked(state), limit: 50, offset: 0 });
    const list = (
      <>
        <ClassFigures
          counts={counts}
          filters={{ ...state.filters, of: state.q }}
          classesHref={(filters) => listHref(CLASS_LIST, state, { filters })}
        />
        {ended > 0 && <EndedTitle n={ended} />}
        <ClassTable rows={rows} sort={() => ({ href: '#' })} />
      </>
    );
    await expectLists(
      actor,
      numbersOf(list),
      query.includes('CANCELLED') || (query.includes('closable') && role !== 'SCHOOL_ADMIN') ? 0 : 1,
    );
  });

  it('on the page of a class', async () => {
    const { actor } = world.as(role, where);
    const page = await classPage(actor, classes[0] ?? '');
    const view = <ClassView {...page} mayOpen plans={[]} saved={false} told={null} refused={null} />;
    await expectLists(actor, numbersOf(view), where === 'unitB' ? 0 : 2);
  });
});
