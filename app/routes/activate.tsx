import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { z } from 'zod';
import { parseForm } from '~/http/forms.server.ts';
import { forAnyone } from '~/http/route-functions.server.ts';
import { sessionCookie } from '~/http/session-cookie.server.ts';
import { activateAccount } from '~/identity/commands/activate-account.server.ts';
import { env } from '~/platform/env.ts';
import { formatTime } from '~/ui/format.ts';
import { ActivatePage } from '~/ui/identity/activate-page.tsx';
import { newPasswordErrors, passwordFlawWords } from '~/ui/identity/password-flaw-words.ts';
import { accountMessages } from '~/ui/messages/account.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { openingMessages } from '~/ui/messages/sign-in.ts';

const opening = z
  .object({
    accountNumber: z.string().trim().min(1, 'fillIn').max(100, 'fillIn'),
    code: z.string().trim().min(1, 'fillIn').max(40, 'fillIn'),
    next: z.string().min(1, 'fillIn').max(200, 'fillIn'),
    again: z.string().max(200),
  })
  .refine(({ next, again }) => next === again, { path: ['again'], message: 'notSame' });

export const loader = forAnyone(({ context, url }) => ({
  title: translator(openingMessages, context.locale)('activateTitle'),
  accountNumber: url.searchParams.get('account') ?? '',
}));

export const action = forAnyone(async ({ request, context }) => {
  const t = translator(openingMessages, context.locale);
  const form = await parseForm(request, opening);
  if (!form.ok) {
    const accountNumber = form.values['accountNumber'] ?? '';
    const typed = { password: form.values['next'] ?? '', accountNumber: accountNumber.trim().toLowerCase() };
    return data({ errors: newPasswordErrors(form.errors, typed, context.locale), accountNumber }, { status: 400 });
  }
  const { accountNumber, code, next: password } = form.value;
  const answer = await activateAccount({ accountNumber, code, password }, context, context.now);
  if (answer.ok) throw redirect('/', { headers: { 'Set-Cookie': sessionCookie(answer.sessionId, request) } });
  const refused = (field: string, sentence: string) => {
    const errors: Record<string, string> = { [field]: sentence };
    return data({ errors, accountNumber }, { status: 400 });
  };
  if (answer.reason === 'wrong') return refused('code', t('wrongCode'));
  if (answer.reason === 'expired') return refused('code', t('expired'));
  if (answer.reason === 'already-active') return refused('accountNumber', t('alreadyActive'));
  if (answer.reason === 'locked')
    return refused('code', t('locked', { time: formatTime(answer.until, env.TIME_ZONE) }));
  return refused('next', translator(accountMessages, context.locale)(passwordFlawWords[answer.reason]));
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Activate() {
  return <ActivatePage {...useLoaderData<typeof loader>()} {...useActionData<typeof action>()} />;
}
