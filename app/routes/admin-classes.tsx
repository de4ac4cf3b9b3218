import { redirect, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CLASS_TYPES } from '~/credits/rules/credit-category.ts';
import { isFiltered, keptFields, listHref, readListState, sortLink } from '~/http/list-address.ts';
import { toggleChips } from '~/http/list-chips.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { completeEndedClasses } from '~/training/commands/close-class.server.ts';
import { classList } from '~/training/queries/class-pages.server.ts';
import { CLASS_PHASE_FILTERS } from '~/training/rules/class-life.ts';
import { CLASS_LIST, classesAsked } from '~/training/rules/training-lists.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { trainingMessages } from '~/ui/messages/training.ts';
import { Button, LinkButton } from '~/ui/parts/button.tsx';
import { ListEmpty } from '~/ui/parts/list-empty.tsx';
import { ListToolbar } from '~/ui/parts/list-toolbar.tsx';
import { Notice } from '~/ui/parts/notice.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { Pagination } from '~/ui/parts/pagination.tsx';
import { Select } from '~/ui/parts/select.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';
import { ClassFigures } from '~/ui/training/class-figures.tsx';
import { ClassTable } from '~/ui/training/class-table.tsx';
import { EndedTitle } from '~/ui/training/ended-title.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, url, context }) => {
  const state = readListState(url, CLASS_LIST);
  const page = { limit: state.pageSize, offset: (state.page - 1) * state.pageSize };
  const done = url.searchParams.get('completed');
  return {
    title: translator(trainingMessages, context.locale)('classes'),
    state,
    told:
      done === null ? null : { completed: Number(done) || 0, waiting: Number(url.searchParams.get('waiting')) || 0 },
    ...(await classList(actor, { ...classesAsked(state), ...page })),
  };
});

export const action = forActor(async ({ actor }) => {
  const { completed, waiting } = await completeEndedClasses(actor);
  return redirect(`${CLASS_LIST.path}?closable=yes&completed=${completed}&waiting=${waiting}`, 303);
});

export default function AdminClasses() {
  const { title, state, rows, counts, years, planTitle, mayCreate, ended, told } = useLoaderData<typeof loader>();
  const t = useT(trainingMessages);
  const href = (filters: Record<string, string | null>): string => listHref(CLASS_LIST, state, { filters });
  const { plan, year, ...rest } = state.filters;
  const chips = toggleChips(CLASS_LIST, state, [
    ...(plan && planTitle ? [{ name: 'plan', value: plan, label: t('planChip', { title: planTitle }) }] : []),
    ...(year ? [{ name: 'year', value: year, label: t('yearChip', { year }) }] : []),
    ...CLASS_TYPES.map((type) => ({ name: 'type', value: type, label: t(type) })),
    // Those that one can complete: not offered to who can complete none.
    ...(mayCreate || state.filters['closable'] ? [{ name: 'closable', value: 'yes', label: t('closable') }] : []),
    ...CLASS_PHASE_FILTERS.map((phase) => ({ name: 'status', value: phase, label: t(phase) })),
  ]);
  return (
    <AdminShell>
      <PageHead
        title={title}
        actions={
          mayCreate && (
            <>
              <LinkButton href="/admin/imports?kind=classes">{t('importClasses')}</LinkButton>
              <LinkButton href="/admin/imports?kind=class-rosters">{t('importRoster')}</LinkButton>
              <LinkButton look="red" href="/admin/classes/new">
                {t('newClass')}
              </LinkButton>
            </>
          )
        }
      />
      {told && <Notice kind={told.waiting > 0 ? 'due' : 'success'} title={t('endedDone', told)} />}
      <ClassFigures counts={counts} filters={{ ...rest, plan, year, of: state.q }} classesHref={href} />
      {ended > 0 && (
        <Notice kind="due" title={<EndedTitle n={ended} />}>
          {t('endedWhat')}
          <form method="post" className="form-acts">
            <Button>{t('completeEnded')}</Button>
          </form>
        </Notice>
      )}
      <ListToolbar
        action={CLASS_LIST.path}
        search={{ value: state.q, label: t('classSearch') }}
        keep={keptFields(CLASS_LIST, state)}
        {...chips}
        clearHref={CLASS_LIST.path}
        exportLink={{
          rows: counts.classes,
          label: t('exportClasses', { n: counts.classes }),
          href: listHref(CLASS_LIST, state, { path: '/admin/classes/export' }),
        }}
      >
        <Select
          name="year"
          label={t('year')}
          defaultValue={year ?? ''}
          choices={years.map((one) => ({ value: one, label: one }))}
        />
      </ListToolbar>
      <ClassTable
        rows={rows}
        sort={(key) => sortLink(CLASS_LIST, state, key)}
        empty={
          <ListEmpty
            filtered={isFiltered(state)}
            noMatch={{
              title: t('noClasses'),
              why: t('noClassesWhy'),
              all: { label: t('showAll'), href: CLASS_LIST.path },
            }}
            noneYet={{ title: t('noClassYet'), why: t('noClassYetWhy') }}
          />
        }
      />
      <Pagination
        page={state.page}
        pageSize={state.pageSize}
        total={counts.classes}
        href={(page) => listHref(CLASS_LIST, state, { page })}
      />
    </AdminShell>
  );
}
