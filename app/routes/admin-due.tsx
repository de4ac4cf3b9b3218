import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { listHref, readListState, sortLink } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { dueList } from '~/overview/queries/due-list.server.ts';
import { daysAfter } from '~/overview/rules/days-between.ts';
import { daysAsked, DUE_LIST } from '~/overview/rules/overview-lists.ts';
import { canAnywhere } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { dayMessages } from '~/ui/messages/day.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { DueView } from '~/ui/overview/due-view.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, url, context }) => {
  const state = readListState(url, DUE_LIST);
  const day = today(context.now);
  const days = daysAsked(state.filters['days']);
  const list = await dueList(actor, day, {
    search: state.q,
    kind: state.filters['kind'] ?? null,
    days,
    within: state.filters['within'] ?? null,
    sort: state.sort,
    descending: state.descending,
    limit: state.pageSize,
    offset: (state.page - 1) * state.pageSize,
  });
  return {
    title: translator(dayMessages, context.locale)('dueTitle'),
    days,
    to: daysAfter(day, days),
    state,
    mayOpen: canAnywhere(actor, 'registry.read'),
    ...list,
  };
});

export default function AdminDue() {
  const data = useLoaderData<typeof loader>();
  const { state } = data;
  return (
    <AdminShell>
      <DueView
        {...data}
        href={(change) => listHref(DUE_LIST, state, change)}
        sort={(key) => sortLink(DUE_LIST, state, key)}
      />
    </AdminShell>
  );
}
