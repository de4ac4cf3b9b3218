import { data } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { z } from 'zod';
import { parseForm } from '~/http/forms.server.ts';
import { forAnyone } from '~/http/route-functions.server.ts';
import { FIRST_ROLES, isSetupOpen, setUpByLink } from '~/identity/commands/set-up-authority.server.ts';
import { publicAddress } from '~/operations/queries/public-address.server.ts';
import { SetupPage, type SetupAnswerShown } from '~/ui/identity/setup-page.tsx';
import { translator } from '~/ui/messages/define-messages.ts';
import { openingMessages } from '~/ui/messages/sign-in.ts';

const line = z.string().trim().min(1, 'fillIn').max(100, 'fillIn');
const person = Object.fromEntries(
  FIRST_ROLES.flatMap((role) => [
    [`${role}-name`, line],
    [`${role}-number`, line],
  ]),
);
// Not `code`: a form keeps no secret that was typed, and this is none.
const authority = z.object({ name: line, organization: line, ...person });

export const loader = forAnyone(async ({ context, url }) => {
  const token = url.searchParams.get('token') ?? '';
  return {
    title: translator(openingMessages, context.locale)('setupTitle'),
    open: await isSetupOpen(token, context.now),
    token,
  };
});

export const action = forAnyone(async ({ request, context, url }) => {
  const t = translator(openingMessages, context.locale);
  const form = await parseForm(request, authority);
  if (!form.ok) {
    const errors = Object.fromEntries(Object.keys(form.errors).map((name) => [name, t('fillIn')]));
    return data<SetupAnswerShown>({ done: null, errors, values: form.values }, { status: 400 });
  }
  const values = form.value as Record<string, string>;
  const accounts = FIRST_ROLES.map((role) => ({
    role,
    accountNumber: values[`${role}-number`] ?? '',
    displayName: values[`${role}-name`] ?? '',
  }));
  const refused = (errors: Record<string, string>) =>
    data<SetupAnswerShown>({ done: null, errors, values }, { status: 400 });
  if (new Set(accounts.map((account) => account.accountNumber.toLowerCase())).size < accounts.length)
    return refused({ 'SYS_ADMIN-number': t('sameNumber') });
  const given = { name: values['name'] ?? '', code: values['organization'] ?? '', accounts };
  const answer = await setUpByLink(url.searchParams.get('token') ?? '', given, context.now);
  if (answer.ok) {
    const address = new URL('/activate', (await publicAddress()) ?? url.origin).href;
    const done = { name: given.name, code: given.code, address, codes: answer.codes, until: answer.until };
    return data<SetupAnswerShown>({ done, errors: {}, values: {} }, { headers: { 'Cache-Control': 'no-store' } });
  }
  if (answer.reason === 'link-spent') return refused({ name: t('linkSpent') });
  const at = accounts.find((account) => account.accountNumber === answer.accountNumber);
  return refused({ [`${at?.role}-number`]: t(answer.reason === 'number-taken' ? 'numberTaken' : 'numberInvalid') });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Setup() {
  return <SetupPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
