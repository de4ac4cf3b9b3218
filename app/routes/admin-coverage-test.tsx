import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { listHref, readListState, sortLink } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { testCoverageList } from '~/overview/queries/test-coverage.server.ts';
import { TEST_COVERAGE_LIST } from '~/overview/rules/overview-lists.ts';
import { canAnywhere } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { dayMessages } from '~/ui/messages/day.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { TestCoverageView } from '~/ui/overview/test-coverage-view.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, url, context }) => {
  const state = readListState(url, TEST_COVERAGE_LIST);
  const day = today(context.now);
  const { filters, sort, descending, pageSize } = state;
  const list = await testCoverageList(actor, day, {
    search: state.q,
    state: filters['state'] ?? null,
    within: filters['within'] ?? null,
    at: filters['at'] ?? null,
    sort,
    descending,
    limit: pageSize,
    offset: (state.page - 1) * pageSize,
  });
  return {
    title: translator(dayMessages, context.locale)('coverageTitle'),
    day,
    state,
    mayOpen: canAnywhere(actor, 'registry.read'),
    ...list,
  };
});

export default function AdminCoverageTest() {
  const data = useLoaderData<typeof loader>();
  const { state } = data;
  return (
    <AdminShell>
      <TestCoverageView
        {...data}
        href={(change) => listHref(TEST_COVERAGE_LIST, state, change)}
        sort={(key) => sortLink(TEST_COVERAGE_LIST, state, key)}
      />
    </AdminShell>
  );
}
