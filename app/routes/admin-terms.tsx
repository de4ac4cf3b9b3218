import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { listHref, readListState, sortLink } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { termList } from '~/overview/queries/term-list.server.ts';
import { TERM_LIST } from '~/overview/rules/overview-lists.ts';
import { today } from '~/platform/clock.ts';
import { dayMessages } from '~/ui/messages/day.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { TermView } from '~/ui/overview/term-view.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, url, context }) => {
  const state = readListState(url, TERM_LIST);
  const day = today(context.now);
  const list = await termList(actor, day, {
    search: state.q,
    month: state.filters['month'] ?? null,
    sort: state.sort,
    descending: state.descending,
    limit: state.pageSize,
    offset: (state.page - 1) * state.pageSize,
  });
  return { title: translator(dayMessages, context.locale)('termTitle'), day, state, ...list };
});

export default function AdminTerms() {
  const data = useLoaderData<typeof loader>();
  const { state } = data;
  return (
    <AdminShell>
      <TermView
        {...data}
        href={(change) => listHref(TERM_LIST, state, change)}
        sort={(key) => sortLink(TERM_LIST, state, key)}
      />
    </AdminShell>
  );
}
