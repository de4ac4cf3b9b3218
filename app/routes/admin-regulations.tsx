import { useLoaderData, type MetaFunction } from '@remix-run/react';
import {
  isFiltered,
  keptFields,
  listHref,
  readListState,
  shownPage,
  sortLink,
  type ListChange,
} from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { today } from '~/platform/clock.ts';
import { documentList } from '~/regulations/queries/regulation-list.server.ts';
import { DOCUMENT_LIST } from '~/regulations/rules/document-list.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { regulationMessages } from '~/ui/messages/regulations.ts';
import { AdminRegulationListPage } from '~/ui/regulations/admin-regulation-list-page.tsx';

export const loader = forActor(async ({ actor, url, context }) => {
  const state = readListState(url, DOCUMENT_LIST);
  return {
    title: translator(regulationMessages, context.locale)('adminTitle'),
    state,
    ...(await documentList(actor, today(context.now), { ...shownPage(state), filters: state.filters })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function AdminRegulations() {
  const { rows, total, state } = useLoaderData<typeof loader>();
  return (
    <AdminRegulationListPage
      rows={rows}
      total={total}
      state={state}
      filtered={isFiltered(state)}
      kept={keptFields(DOCUMENT_LIST, state)}
      href={(change: ListChange) => listHref(DOCUMENT_LIST, state, change)}
      sort={(key) => sortLink(DOCUMENT_LIST, state, key)}
    />
  );
}
