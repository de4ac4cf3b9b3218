import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { z } from 'zod';
import { parseFormData } from '~/http/forms.server.ts';
import { pickOrganization } from '~/http/picked-organization.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { openAccount } from '~/identity/commands/administer-account.server.ts';
import { organizationPicker } from '~/identity/queries/organization-choices.server.ts';
import { NewAccountPage } from '~/ui/identity/new-account-page.tsx';
import { accountsMessages } from '~/ui/messages/accounts.ts';
import { translator } from '~/ui/messages/define-messages.ts';

const line = z.string().trim().min(1, 'fillIn').max(100, 'fillIn');
const account = z.object({ displayName: line, accountNumber: line, organizationId: z.uuid('fillIn') });

export const loader = forActor(async ({ actor, context }) => ({
  title: translator(accountsMessages, context.locale)('newTitle'),
  places: await organizationPicker(actor, 'accounts.write', null),
}));

export const action = forActor(async ({ request, actor, url, context }) => {
  const t = translator(accountsMessages, context.locale);
  const posted = await request.formData();
  const place = await pickOrganization(actor, 'accounts.write', posted, 'organizationId', { path: url.pathname });
  const form = parseFormData(posted, account);
  const refused = (errors: Record<string, string>, status: number) =>
    data({ errors, values: form.values, picked: place.answer }, { status });
  if (!form.ok) {
    const missing = place.looking ? [] : Object.keys(form.errors);
    return refused(Object.fromEntries(missing.map((name) => [name, t('fillIn')])), place.status);
  }
  const answer = await openAccount(actor, form.value);
  if (answer.ok) throw redirect(`/admin/accounts/${answer.accountId}?said=created`);
  return refused({ accountNumber: t(answer.reason === 'number-taken' ? 'numberTaken' : 'numberInvalid') }, 400);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function AdminAccountNew() {
  const { places } = useLoaderData<typeof loader>();
  return <NewAccountPage {...useActionData<typeof action>()} places={places} />;
}
