import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { forActor } from '~/http/route-functions.server.ts';
import { today } from '~/platform/clock.ts';
import { regulationList } from '~/regulations/queries/regulation-list.server.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { regulationMessages } from '~/ui/messages/regulations.ts';
import type { PageHandle } from '~/ui/page-handle.ts';
import { RegulationListPage } from '~/ui/regulations/regulation-list-page.tsx';

export const handle = { scripts: false } satisfies PageHandle;

export const loader = forActor(async ({ actor, context }) => ({
  title: translator(regulationMessages, context.locale)('title'),
  documents: await regulationList(actor, today(context.now)),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Regulations() {
  return <RegulationListPage documents={useLoaderData<typeof loader>().documents} />;
}
