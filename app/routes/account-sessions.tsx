import { redirect } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { forActor } from '~/http/route-functions.server.ts';
import { endSessions } from '~/identity/commands/end-session.server.ts';
import { sessionsPage } from '~/identity/queries/sessions-page.server.ts';
import { SessionsPage } from '~/ui/identity/sessions-page.tsx';
import { accountMessages } from '~/ui/messages/account.ts';
import { translator } from '~/ui/messages/define-messages.ts';

export const loader = forActor(async ({ actor, viewer, context, url }) => ({
  title: translator(accountMessages, context.locale)('sessionsTitle'),
  sessions: await sessionsPage(actor, viewer.sessionId, context.now),
  ended: url.searchParams.has('ended') ? Number(url.searchParams.get('ended')) || 0 : null,
}));

const ID = /^[0-9a-f-]{36}$/;

export const action = forActor(async ({ request, actor, viewer, context }) => {
  const only = (await request.formData()).get('session');
  const which = typeof only === 'string' && ID.test(only) ? { only } : { except: viewer.sessionId };
  const count = await endSessions(actor, which, 'ended-elsewhere', context.now);
  throw redirect(`/account/sessions?ended=${count}`);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function AccountSessions() {
  return <SessionsPage {...useLoaderData<typeof loader>()} />;
}
