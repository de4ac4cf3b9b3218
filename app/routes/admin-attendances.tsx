import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CLASS_TYPES } from '~/credits/rules/credit-category.ts';
import { keptFields, listHref, readListState, sortLink } from '~/http/list-address.ts';
import { toggleChips } from '~/http/list-chips.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { canAnywhere } from '~/identity/rules/actor.ts';
import { attendanceList, attendingPeople } from '~/training/queries/attendance-list.server.ts';
import { CLASS_PHASE_FILTERS, CLASS_RESULTS } from '~/training/rules/class-life.ts';
import { ATTENDANCE_LIST, attendancesAsked } from '~/training/rules/training-lists.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { trainingMessages } from '~/ui/messages/training.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { ListToolbar } from '~/ui/parts/list-toolbar.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { Pagination } from '~/ui/parts/pagination.tsx';
import { Tabs } from '~/ui/parts/tabs.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';
import { AttendanceTable, AttendingPeopleTable } from '~/ui/training/attendance-table.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, url, context }) => {
  const state = readListState(url, ATTENDANCE_LIST);
  const asked = { ...attendancesAsked(state), limit: state.pageSize, offset: (state.page - 1) * state.pageSize };
  const byPerson = state.filters['by'] === 'person';
  const { rows, ...list } = byPerson ? await attendingPeople(actor, asked) : await attendanceList(actor, asked);
  return {
    title: translator(trainingMessages, context.locale)('attendances'),
    state,
    mayOpen: canAnywhere(actor, 'registry.read'),
    ...list,
    ...(byPerson
      ? { people: rows as Awaited<ReturnType<typeof attendingPeople>>['rows'], rows: null }
      : { rows: rows as Awaited<ReturnType<typeof attendanceList>>['rows'], people: null }),
  };
});

export default function AdminAttendances() {
  const { title, state, mayOpen, rows, people, counts, classTitle, planTitle } = useLoaderData<typeof loader>();
  const t = useT(trainingMessages);
  const spec = ATTENDANCE_LIST;
  const { filters } = state;
  const href = (change: Record<string, string | null>): string => listHref(spec, state, { filters: change });
  const chip = (name: string, value: string, label: string) => ({ name, value, label });
  const chips = toggleChips(spec, state, [
    ...(filters['class'] && classTitle ? [chip('class', filters['class'], t('classChip', { title: classTitle }))] : []),
    ...(filters['plan'] && planTitle ? [chip('plan', filters['plan'], t('planChip', { title: planTitle }))] : []),
    ...(filters['of'] ? [chip('of', filters['of'], t('ofChip', { text: filters['of'] }))] : []),
    ...(filters['year'] ? [chip('year', filters['year'], t('yearChip', { year: filters['year'] }))] : []),
    ...CLASS_TYPES.map((type) => chip('type', type, t(type))),
    ...(filters['closable'] ? [chip('closable', 'yes', t('closable'))] : []),
    ...CLASS_PHASE_FILTERS.filter((phase) => phase === filters['status']).map((phase) =>
      chip('status', phase, t(phase)),
    ),
    ...CLASS_RESULTS.map((result) => chip('result', result, t(`result${result}`))),
  ]);
  const total = people ? counts.people : counts.times;
  const table = { mayOpen, sort: (key: 'startsOn' | 'name' | 'unit') => sortLink(spec, state, key) };
  return (
    <AdminShell>
      <PageHead
        title={title}
        path={<Breadcrumbs items={[{ label: t('classes'), href: '/admin/classes' }, { label: title }]} />}
        lead={t('attendancesLead', counts)}
      />
      <Tabs
        label={title}
        tabs={[
          { label: t('byTimes'), href: href({ by: null }), count: counts.times, current: !people },
          { label: t('byPerson'), href: href({ by: 'person' }), count: counts.people, current: people !== null },
        ]}
      />
      <ListToolbar
        action={spec.path}
        search={{ value: state.q, label: t('memberSearch') }}
        keep={keptFields(spec, state)}
        {...chips}
        clearHref={spec.path}
        exportLink={{
          rows: total,
          label: t('exportRows', { n: total }),
          href: listHref(spec, state, { path: `${spec.path}/export` }),
        }}
      />
      {people ? (
        <AttendingPeopleTable
          rows={people}
          timesHref={(number) => listHref(spec, state, { q: number, filters: { by: null } })}
          {...table}
        />
      ) : (
        <AttendanceTable rows={rows ?? []} {...table} />
      )}
      <Pagination
        page={state.page}
        pageSize={state.pageSize}
        total={total}
        href={(page) => listHref(spec, state, { page })}
      />
    </AdminShell>
  );
}
