import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { idOf } from '~/http/id-of.server.ts';
import { oneOf } from '~/http/list-parameters.ts';
import { pickOrganization } from '~/http/picked-organization.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import {
  assignRole,
  removeSecondFactor,
  setAccountDisabled,
  withdrawRole,
} from '~/identity/commands/administer-account.server.ts';
import { rescueAccount, RESCUES } from '~/identity/commands/rescue-account.server.ts';
import { accountPage } from '~/identity/queries/account-page.server.ts';
import { organizationPicker } from '~/identity/queries/organization-choices.server.ts';
import { NotFound } from '~/identity/rules/actor.ts';
import { ROLES_WITH_DUTIES } from '~/identity/rules/permissions.ts';
import { AccountDetailPage, accountNews, type AccountAnswer } from '~/ui/identity/account-detail-page.tsx';
import { accountsMessages } from '~/ui/messages/accounts.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { roleMessages } from '~/ui/messages/roles.ts';

export const loader = forActor(async ({ actor, params, context, url }) => {
  const page = await accountPage(actor, idOf(params['accountId']), context.now);
  const asked = oneOf(url.searchParams.get('ask'), ['disable', 'remove-factor', 'reset'] as const);
  const places = page.mayGrant ? await organizationPicker(actor, 'grants.write', null) : null;
  return {
    ...page,
    places,
    title: page.account.displayName,
    news: oneOf(url.searchParams.get('said'), accountNews),
    asked,
  };
});

export const action = forActor(async ({ request, actor, params, url, context }) => {
  const t = translator(accountsMessages, context.locale);
  const accountId = idOf(params['accountId']);
  const form = await request.formData();
  const act = String(form.get('act'));
  const done = (said: (typeof accountNews)[number]) => redirect(`/admin/accounts/${accountId}?said=${said}`);
  const refused = (answer: AccountAnswer, status = 409) => data(answer, { status });

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
  const place = await pickOrganization(actor, 'grants.write', form, 'organizationId', { path: url.pathname });
  const role = oneOf(String(form.get('role')), ROLES_WITH_DUTIES);
  const organizationId = String(form.get('organizationId'));
  const typed = { role: role ?? '', picked: place.answer };
  if (!role || !organizationId) {
    const missing = place.looking
      ? {}
      : { ...(!role && { role: t('fillIn') }), ...(!organizationId && { organizationId: t('fillIn') }) };
    return refused({ ...typed, errors: missing }, place.status);
  }
  const answer = await assignRole(actor, { accountId, role, organizationId }, context.now);
  if (answer.ok) throw done('given');
  if (answer.reason === 'conflict') {
    const other = translator(roleMessages, context.locale)(answer.with);
    return refused({ ...typed, errors: { role: t('conflict', { role: other }) } });
  }
  if (answer.reason === 'held-already') return refused({ ...typed, errors: { role: t('heldAlready') } });
  if (answer.reason === 'self') return refused({ error: t('selfBarred') });
  return refused({ ...typed, errors: { organizationId: t('otherAuthority') } });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function AdminAccount() {
  return <AccountDetailPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
