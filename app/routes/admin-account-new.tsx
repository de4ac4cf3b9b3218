import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { z } from 'zod';
import { parseForm } from '~/http/forms.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { openAccount } from '~/identity/commands/administer-account.server.ts';
import { organizationByCode } from '~/identity/queries/organization-by-code.server.ts';
import { NewAccountPage } from '~/ui/identity/new-account-page.tsx';
import { accountsMessages } from '~/ui/messages/accounts.ts';
import { translator } from '~/ui/messages/define-messages.ts';

const line = z.string().trim().min(1, 'fillIn').max(100, 'fillIn');
const account = z.object({ displayName: line, accountNumber: line, organizationCode: line });

export const loader = forActor(({ context }) => ({
  title: translator(accountsMessages, context.locale)('newTitle'),
}));

export const action = forActor(async ({ request, actor, context }) => {
  const t = translator(accountsMessages, context.locale);
  const form = await parseForm(request, account);
  const refused = (errors: Record<string, string>, values: Record<string, string>) =>
    data({ errors, values }, { status: 400 });
  if (!form.ok)
    return refused(Object.fromEntries(Object.keys(form.errors).map((name) => [name, t('fillIn')])), form.values);
  const organization = await organizationByCode(actor, form.value.organizationCode);
  if (!organization) return refused({ organizationCode: t('organizationUnknown') }, form.value);
  const answer = await openAccount(actor, { ...form.value, organizationId: organization.id });
  if (answer.ok) throw redirect(`/admin/accounts/${answer.accountId}?said=created`);
  return refused({ accountNumber: t(answer.reason === 'number-taken' ? 'numberTaken' : 'numberInvalid') }, form.value);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function AdminAccountNew() {
  useLoaderData<typeof loader>();
  return <NewAccountPage {...useActionData<typeof action>()} />;
}
