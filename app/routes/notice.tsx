import { redirect } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { forActor } from '~/http/route-functions.server.ts';
import { safeNext } from '~/http/safe-next.ts';
import { acknowledgeNotice } from '~/identity/commands/acknowledge-notice.server.ts';
import { accountOverview } from '~/identity/queries/account-overview.server.ts';
import { forgetSession } from '~/identity/queries/viewer.server.ts';
import { CURRENT_NOTICE_VERSION } from '~/identity/rules/notice.ts';
import { NoticePage } from '~/ui/identity/notice-page.tsx';
import { translator } from '~/ui/messages/define-messages.ts';
import { noticeMessages } from '~/ui/messages/notice.ts';

export const loader = forActor(async ({ actor, viewer, context, url }) => {
  const { authorityName, noticeAcknowledgedAt } = await accountOverview(actor, context.now);
  const read = viewer.noticeVersion >= CURRENT_NOTICE_VERSION;
  // Whoever was on the way somewhere has nothing left to do here.
  if (read && url.searchParams.has('next')) throw redirect(safeNext(url.searchParams.get('next')));
  return {
    title: translator(noticeMessages, context.locale)('title'),
    authority: authorityName,
    version: CURRENT_NOTICE_VERSION,
    read,
    readAt: read ? noticeAcknowledgedAt : null,
    next: safeNext(url.searchParams.get('next')),
  };
}, '/notice');

export const action = forActor(async ({ actor, viewer, context, url }) => {
  await acknowledgeNotice(actor, context.now);
  // The revocation notice may come after the page that the redirect asks for.
  forgetSession(viewer.sessionId);
  throw redirect(safeNext(url.searchParams.get('next')));
}, '/notice');

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function NoticeRoute() {
  return <NoticePage {...useLoaderData<typeof loader>()} />;
}
