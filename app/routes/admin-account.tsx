import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { idOf } from '~/http/id-of.server.ts';
import { oneOf } from '~/http/list-parameters.ts';
import { forActor } from '~/http/route-functions.server.ts';
import {
  assignRole,
  removeSecondFactor,
  setAccountDisabled,
  withdrawRole,
} from '~/identity/commands/administer-account.server.ts';
import { rescueAccount, RESCUES } from '~/identity/commands/rescue-account.server.ts';
import { accountPage } from '~/identity/queries/account-page.server.ts';
import { organizationByCode } from '~/identity/queries/organization-by-code.server.ts';
import { NotFound } from '~/identity/rules/actor.ts';
import { ROLES_WITH_DUTIES } from '~/identity/rules/permissions.ts';
import { AccountDetailPage, accountNews, type AccountAnswer } from '~/ui/identity/account-detail-page.tsx';
import { accountsMessages } from '~/ui/messages/accounts.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { roleMessages } from '~/ui/messages/roles.ts';

export const loader = forActor(async ({ actor, params, context, url }) => {
  const page = await accountPage(actor, idOf(params['accountId']), context.now);
  const asked = oneOf(url.searchParams.get('ask'), ['disable', 'remove-factor', 'reset'] as const);
  return { ...page, title: page.account.displayName, news: oneOf(url.searchParams.get('said'), accountNews), asked };
});

export const action = forActor(async ({ request, actor, params, context }) => {
  const t = translator(accountsMessages, context.locale);
  const accountId = idOf(params['accountId']);
  const form = await request.formData();
  const act = String(form.get('act'));
  const done = (said: (typeof accountNews)[number]) => redirect(`/admin/accounts/${accountId}?said=${said}`);
  const refused = (answer: AccountAnswer) => data(answer, { status: 409 });

  const rescue = oneOf(act, RESCUES);
  if (rescue) {
    const answer: AccountAnswer = { rescue: await rescueAccount(actor, accountId, rescue, context.now) };
    return data(answer, { headers: { 'Cache-Control': 'no-store' } });
  }
  if (act === 'disable' || act === 'enable') {
    const answer = await setAccountDisabled(actor, accountId, act === 'disable', context.now);
    if (answer.ok) throw done(act === 'disable' ? 'disabled' : 'enabled');
    return refused({ error: t('selfBarred') });
  }
  if (act === 'remove-factor') {
    const answer = await removeSecondFactor(actor, accountId, context.now);
    if (answer.ok) throw done('factor-removed');
    return refused({ error: t('selfBarred') });
  }
  if (act === 'take') {
    const answer = await withdrawRole(actor, accountId, idOf(String(form.get('grantId'))), context.now);
    if (answer.ok) throw done('taken');
    return refused({ error: t(answer.reason === 'self' ? 'selfBarred' : 'noGrants') });
  }
  if (act !== 'give') throw new NotFound('act');
  const role = oneOf(String(form.get('role')), ROLES_WITH_DUTIES);
  const code = String(form.get('organizationCode') ?? '');
  const organization = await organizationByCode(actor, code);
  if (!role) return refused({ errors: { role: t('fillIn') }, organizationCode: code });
  if (!organization) return refused({ errors: { organizationCode: t('organizationUnknown') }, organizationCode: code });
  const answer = await assignRole(actor, { accountId, role, organizationId: organization.id }, context.now);
  if (answer.ok) throw done('given');
  if (answer.reason === 'conflict') {
    const other = translator(roleMessages, context.locale)(answer.with);
    return refused({ errors: { role: t('conflict', { role: other }) }, organizationCode: code });
  }
  if (answer.reason === 'held-already') return refused({ errors: { role: t('heldAlready') }, organizationCode: code });
  if (answer.reason === 'self') return refused({ error: t('selfBarred') });
  return refused({ errors: { organizationCode: t('otherAuthority') }, organizationCode: code });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function AdminAccount() {
  return <AccountDetailPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
