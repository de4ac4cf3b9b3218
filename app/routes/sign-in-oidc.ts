import { departure, oidcName } from '~/http/oidc-journey.server.ts';
import { forAnyone } from '~/http/route-functions.server.ts';
import { safeNext } from '~/http/safe-next.ts';

/** A link and no form: a provider may send people on to other hosts, which `form-action` would have to know. */
export const loader = forAnyone(async ({ request, url, context }) => {
  if (!oidcName()) throw new Response(null, { status: 404 });
  throw await departure(request, safeNext(url.searchParams.get('next')), context.requestId);
});
