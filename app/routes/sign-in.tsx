import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { z } from 'zod';
import { parseForm } from '~/http/forms.server.ts';
import { forAnyone } from '~/http/route-functions.server.ts';
import { safeNext } from '~/http/safe-next.ts';
import { carriesSession, clearedSessionCookie, sessionCookie } from '~/http/session-cookie.server.ts';
import { signIn, type SignInRefusal } from '~/identity/commands/sign-in.server.ts';
import { demonstrationCards } from '~/identity/queries/demonstration-cards.server.ts';
import { oidcName } from '~/http/oidc-journey.server.ts';
import { env } from '~/platform/env.ts';
import { formatTime } from '~/ui/format.ts';
import { SignInPage, signInNews } from '~/ui/identity/sign-in-page.tsx';
import { translator, type Translator } from '~/ui/messages/define-messages.ts';
import { signInMessages } from '~/ui/messages/sign-in.ts';

const credentials = z.object({
  accountNumber: z.string().trim().min(1, 'accountNumberMissing').max(100, 'accountNumberMissing'),
  password: z.string().min(1, 'passwordMissing').max(200, 'passwordMissing'),
});

export const loader = forAnyone(async ({ context, url, request }) => {
  const next = safeNext(url.searchParams.get('next'));
  if (context.viewer) throw redirect(next);
  const said = url.searchParams.get('said');
  const stale = carriesSession(request);
  const page = {
    title: translator(signInMessages, context.locale)('signInTitle'),
    next,
    news: signInNews.find((word) => word === said) ?? (stale ? ('ended' as const) : null),
    oidcName: oidcName(),
    cards: await demonstrationCards(context.now),
  };
  // The cookie of an ended sign-in is taken away, so that its end is told once.
  return data(page, stale ? { headers: { 'Set-Cookie': clearedSessionCookie(request) } } : undefined);
});

export const action = forAnyone(async ({ request, context, url }) => {
  const t = translator(signInMessages, context.locale);
  const form = await parseForm(request, credentials);
  if (!form.ok) {
    const sentences = Object.entries(form.errors).map(([name, key]) => [name, t(key as 'passwordMissing')]);
    return data(
      { errors: Object.fromEntries(sentences), accountNumber: form.values['accountNumber'] ?? '' },
      { status: 400 },
    );
  }
  const answer = await signIn(form.value, context, context.now);
  if (!answer.ok)
    return data(
      { errors: { accountNumber: refusalSentence(answer, t) }, accountNumber: form.value.accountNumber },
      { status: answer.reason === 'locked' ? 429 : 401 },
    );
  const next = safeNext(url.searchParams.get('next'));
  throw redirect(next, { headers: { 'Set-Cookie': sessionCookie(answer.sessionId, request) } });
});

function refusalSentence(refusal: SignInRefusal, t: Translator<typeof signInMessages>): string {
  if (refusal.reason === 'locked') return t('locked', { time: formatTime(refusal.until, env.TIME_ZONE) });
  if (refusal.reason === 'wrong') return t('wrong', { n: refusal.left });
  return t(refusal.reason === 'disabled' ? 'disabled' : 'notActivated');
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function SignIn() {
  return <SignInPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
