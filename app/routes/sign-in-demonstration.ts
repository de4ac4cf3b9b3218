import { redirect } from '@remix-run/node';
import { forAnyone } from '~/http/route-functions.server.ts';
import { safeNext } from '~/http/safe-next.ts';
import { sessionCookie } from '~/http/session-cookie.server.ts';
import { signInDemonstration } from '~/identity/commands/sign-in-demonstration.server.ts';

export const action = forAnyone(async ({ request, context, url }) => {
  const form = await request.formData();
  const answer = await signInDemonstration(String(form.get('accountNumber')), context, context.now);
  if (!answer.ok) throw redirect(`/sign-in?said=${answer.reason}`);
  throw redirect(safeNext(url.searchParams.get('next')), {
    headers: { 'Set-Cookie': sessionCookie(answer.sessionId, request) },
  });
});

export const loader = forAnyone(() => {
  throw redirect('/sign-in');
});
