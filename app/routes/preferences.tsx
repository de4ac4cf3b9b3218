import { redirect } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { preferenceCookies } from '~/http/preference-cookies.server.ts';
import { forAnyone } from '~/http/route-functions.server.ts';
import { safeNext } from '~/http/safe-next.ts';
import { PreferencesPage } from '~/ui/identity/preferences-page.tsx';
import { accountMessages } from '~/ui/messages/account.ts';
import { translator } from '~/ui/messages/define-messages.ts';

/** A link may set a preference: it changes this browser only, nothing on the server. */
export const loader = forAnyone(({ request, context, url }) => {
  const next = safeNext(url.searchParams.get('next'));
  const headers = preferenceCookies(url.searchParams, request);
  if (headers) throw redirect(next, { headers });
  return {
    title: translator(accountMessages, context.locale)('preferencesTitle'),
    locale: context.locale,
    mode: context.mode,
    next,
  };
});

export const action = forAnyone(async ({ request }) => {
  const form = await request.formData();
  const wanted = new URLSearchParams();
  for (const name of ['lang', 'mode']) wanted.set(name, String(form.get(name) ?? ''));
  throw redirect(safeNext(form.get('next')), { headers: preferenceCookies(wanted, request) ?? new Headers() });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Preferences() {
  return <PreferencesPage {...useLoaderData<typeof loader>()} />;
}
