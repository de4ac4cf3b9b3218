import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { forActor } from '~/http/route-functions.server.ts';
import { authorisedScopes } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { regulationList } from '~/regulations/queries/regulation-list.server.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { regulationMessages } from '~/ui/messages/regulations.ts';
import { AdminRegulationListPage } from '~/ui/regulations/admin-regulation-list-page.tsx';

export const loader = forActor(async ({ actor, context }) => {
  authorisedScopes(actor, 'regulations.write');
  return {
    title: translator(regulationMessages, context.locale)('adminTitle'),
    documents: await regulationList(actor, today(context.now)),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function AdminRegulations() {
  return <AdminRegulationListPage documents={useLoaderData<typeof loader>().documents} />;
}
