import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { forActor } from '~/http/route-functions.server.ts';
import { myRecord } from '~/overview/queries/my-record.server.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { recordMessages } from '~/ui/messages/record.ts';
import { RecordPage } from '~/ui/overview/record-page.tsx';
import type { PageHandle } from '~/ui/page-handle.ts';

export const handle = { scripts: false } satisfies PageHandle;

export const loader = forActor(async ({ actor, url, context }) => ({
  title: translator(recordMessages, context.locale)('title'),
  record: await myRecord(actor, context.now, Number(url.searchParams.get('year')) || null),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Record() {
  return <RecordPage record={useLoaderData<typeof loader>().record} />;
}
