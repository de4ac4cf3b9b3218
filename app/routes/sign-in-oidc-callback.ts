import { redirect } from '@remix-run/node';
import { arrival, clearedJourneyCookie, oidcName } from '~/http/oidc-journey.server.ts';
import { forAnyone } from '~/http/route-functions.server.ts';
import { safeNext } from '~/http/safe-next.ts';
import { sessionCookie } from '~/http/session-cookie.server.ts';
import { signInOidc } from '~/identity/commands/sign-in-oidc.server.ts';

/** The provider sends the person back by GET; the state in the encrypted cookie proves that the journey began here. */
export const loader = forAnyone(async ({ request, context }) => {
  if (!oidcName()) throw new Response(null, { status: 404 });
  const headers = new Headers({ 'Set-Cookie': clearedJourneyCookie(request) });
  const came = await arrival(request, context.requestId);
  if (!came) throw redirect('/sign-in?said=oidc-refused', { headers });
  const answer = await signInOidc(came.identity, context, context.now);
  if (!answer.ok) throw redirect('/sign-in?said=oidc-unknown', { headers });
  headers.append('Set-Cookie', sessionCookie(answer.sessionId, request));
  throw redirect(safeNext(came.next), { headers });
});
