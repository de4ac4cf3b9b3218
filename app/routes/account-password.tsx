import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { z } from 'zod';
import { parseForm } from '~/http/forms.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { safeNext } from '~/http/safe-next.ts';
import { asksForOldPassword, changePassword } from '~/identity/commands/change-password.server.ts';
import { forgetSession } from '~/identity/queries/viewer.server.ts';
import { PasswordPage } from '~/ui/identity/password-page.tsx';
import { newPasswordErrors, passwordFlawWords } from '~/ui/identity/password-flaw-words.ts';
import { accountMessages } from '~/ui/messages/account.ts';
import { translator } from '~/ui/messages/define-messages.ts';

const passwords = z
  .object({ current: z.string().max(200).default(''), next: z.string().min(1, 'fillIn'), again: z.string() })
  .refine(({ next, again }) => next === again, { path: ['again'], message: 'notSame' });

export const loader = forActor(({ context, viewer, url }) => {
  const t = translator(accountMessages, context.locale);
  return {
    title: t(viewer.mustChangePassword ? 'passwordFirstTitle' : 'passwordTitle'),
    forced: viewer.mustChangePassword,
    asksForOld: asksForOldPassword(viewer.method),
    next: safeNext(url.searchParams.get('next'), '/account?said=password'),
  };
}, '/account/password');

export const action = forActor(async ({ request, context, viewer, actor, url }) => {
  const t = translator(accountMessages, context.locale);
  const form = await parseForm(request, passwords);
  if (!form.ok) {
    const typed = { password: form.values['next'] ?? '', accountNumber: viewer.accountNumber };
    return data({ errors: newPasswordErrors(form.errors, typed, context.locale) }, { status: 400 });
  }
  const answer = await changePassword(actor, viewer, form.value, context, context.now);
  if (answer.ok) {
    forgetSession(viewer.sessionId);
    throw redirect(safeNext(url.searchParams.get('next'), '/account?said=password'));
  }
  const refused = (field: string, sentence: string) =>
    data({ errors: { [field]: sentence } as Record<string, string> }, { status: 400 });
  if (answer.reason === 'wrong-current') return refused('current', t('wrongCurrent'));
  if (answer.reason === 'locked') return refused('current', t('passwordLocked'));
  if (answer.reason === 'demonstration') return refused('next', t('demonstrationNoPassword'));
  return refused('next', t(passwordFlawWords[answer.reason]));
}, '/account/password');

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function AccountPassword() {
  return <PasswordPage {...useLoaderData<typeof loader>()} errors={useActionData<typeof action>()?.errors ?? {}} />;
}
