import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { keptFields, listHref, readListState, shownPage, sortLink, type ListChange } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { dutiesPage } from '~/identity/queries/duties-page.server.ts';
import { DUTY_LIST } from '~/identity/rules/duty-list.ts';
import { DutiesPage } from '~/ui/identity/duties-page.tsx';
import { accountsMessages } from '~/ui/messages/accounts.ts';
import { translator } from '~/ui/messages/define-messages.ts';

export const loader = forActor(async ({ actor, context, url }) => {
  const state = readListState(url, DUTY_LIST);
  return {
    title: translator(accountsMessages, context.locale)('grantsTitle'),
    state,
    ...(await dutiesPage(actor, { ...shownPage(state), role: state.filters['role'] })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function AdminGrants() {
  const { rows, total, state } = useLoaderData<typeof loader>();
  return (
    <DutiesPage
      rows={rows}
      total={total}
      state={state}
      kept={keptFields(DUTY_LIST, state)}
      href={(change: ListChange) => listHref(DUTY_LIST, state, change)}
      sort={(key) => sortLink(DUTY_LIST, state, key)}
    />
  );
}
