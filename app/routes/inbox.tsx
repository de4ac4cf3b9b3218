import { redirect, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { forActor } from '~/http/route-functions.server.ts';
import { readNotification } from '~/operations/commands/read-notification.server.ts';
import { ownNotifications } from '~/operations/queries/notifications.server.ts';
import { isId } from '~/platform/id.ts';
import { InboxPage } from '~/ui/operations/inbox-page.tsx';
import { translator } from '~/ui/messages/define-messages.ts';
import { inboxMessages } from '~/ui/messages/inbox.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.pageTitle }];

export const loader = forActor(async ({ actor, context }) => ({
  pageTitle: translator(inboxMessages, context.locale)('inboxTitle'),
  notices: (await ownNotifications(actor)).map(({ params, ...notice }) => ({
    ...notice,
    params: params as Record<string, string | number>,
  })),
}));

export const action = forActor(async ({ actor, request }) => {
  const id = String((await request.formData()).get('id') ?? '');
  const notice = isId(id) && (await ownNotifications(actor)).find((one) => one.id === id);
  if (!notice) throw new Response(null, { status: 404 });
  await readNotification(actor, id);
  throw redirect(notice.link ?? '/inbox');
});

export default function Inbox() {
  const { pageTitle, notices } = useLoaderData<typeof loader>();
  return <InboxPage title={pageTitle} notices={notices} />;
}
