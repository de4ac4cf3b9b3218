import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { isFiltered, keptFields, listHref, readListState, shownPage, sortLink } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { courseAssignments } from '~/learning/queries/learning-admin.server.ts';
import { ASSIGNMENT_LIST } from '~/learning/rules/assignment-list.ts';
import { today } from '~/platform/clock.ts';
import { AssignmentTable } from '~/ui/learning/assignment-table.tsx';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { learningMessages } from '~/ui/messages/learning.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { ListEmpty } from '~/ui/parts/list-empty.tsx';
import { ListToolbar } from '~/ui/parts/list-toolbar.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { Pagination } from '~/ui/parts/pagination.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const loader = forActor(async ({ actor, url, context }) => {
  const state = readListState(url, ASSIGNMENT_LIST);
  return {
    title: translator(learningMessages, context.locale)('assignmentsCaption'),
    state,
    ...(await courseAssignments(actor, today(context.now), shownPage(state))),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function AdminAssignments() {
  const { title, state, rows, total } = useLoaderData<typeof loader>();
  const t = useT(learningMessages);
  return (
    <AdminShell>
      <PageHead
        title={title}
        path={<Breadcrumbs items={[{ label: t('adminTitle'), href: '/admin/learning' }, { label: title }]} />}
      />
      <ListToolbar
        action={ASSIGNMENT_LIST.path}
        search={{ value: state.q, label: t('searchAssignments') }}
        keep={keptFields(ASSIGNMENT_LIST, state)}
        clearHref={ASSIGNMENT_LIST.path}
        exportLink={{
          rows: total,
          label: t('exportAssignments', { n: total }),
          href: listHref(ASSIGNMENT_LIST, state, { path: `${ASSIGNMENT_LIST.path}/export` }),
        }}
      />
      <AssignmentTable
        assignments={rows}
        sort={(key) => sortLink(ASSIGNMENT_LIST, state, key)}
        empty={
          <ListEmpty
            filtered={isFiltered(state)}
            noMatch={{
              title: t('noAssignmentMatches'),
              why: t('noAssignmentMatchesWhy'),
              all: { label: t('allAssignments'), href: ASSIGNMENT_LIST.path },
            }}
            noneYet={{ title: t('noAssignments'), why: t('noAssignmentsListWhy') }}
          />
        }
      />
      <Pagination
        page={state.page}
        pageSize={state.pageSize}
        total={total}
        href={(page) => listHref(ASSIGNMENT_LIST, state, { page })}
      />
    </AdminShell>
  );
}
