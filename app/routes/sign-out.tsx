import { redirect } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { forAnyone } from '~/http/route-functions.server.ts';
import { clearedSessionCookie } from '~/http/session-cookie.server.ts';
import { endSessions } from '~/identity/commands/end-session.server.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { signInMessages } from '~/ui/messages/sign-in.ts';
import { Button, LinkButton } from '~/ui/parts/button.tsx';
import { PlainShell } from '~/ui/shells/plain-shell.tsx';

export const loader = forAnyone(({ context }) => {
  if (!context.viewer) throw redirect('/sign-in');
  return { title: translator(signInMessages, context.locale)('signOutTitle') };
});

export const action = forAnyone(async ({ request, context: { viewer, now } }) => {
  if (viewer) await endSessions(viewer.actor, { only: viewer.sessionId }, 'signed-out', now);
  throw redirect('/sign-in?said=signed-out', { headers: { 'Set-Cookie': clearedSessionCookie(request) } });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function SignOut() {
  const { title } = useLoaderData<typeof loader>();
  const t = useT(signInMessages);
  return (
    <PlainShell>
      <h1>{title}</h1>
      <p>{t('signOutAsk')}</p>
      <form method="post" className="form-acts after-form">
        <Button look="ink">{t('signOut')}</Button>
        <LinkButton href="/">{t('stay')}</LinkButton>
      </form>
    </PlainShell>
  );
}
