import { redirect } from '@remix-run/node';
import { departure, oidcName } from '~/http/oidc-journey.server.ts';
import { forAnyone } from '~/http/route-functions.server.ts';
import { safeNext } from '~/http/safe-next.ts';

export const action = forAnyone(async ({ request, url, context }) => {
  if (!oidcName()) throw new Response(null, { status: 404 });
  throw await departure(request, safeNext(url.searchParams.get('next')), context.requestId);
});

export const loader = forAnyone(() => {
  throw redirect('/sign-in');
});
