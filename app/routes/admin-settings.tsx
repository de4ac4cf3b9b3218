import { redirect } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { oneOf } from '~/http/list-parameters.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { changeSetting } from '~/identity/commands/change-setting.server.ts';
import { settingsPage } from '~/identity/queries/settings-page.server.ts';
import { NotFound } from '~/identity/rules/actor.ts';
import { AUTHORITY_SETTING_KEYS } from '~/identity/rules/authority-settings.ts';
import { SettingsPage } from '~/ui/identity/settings-page.tsx';
import { translator } from '~/ui/messages/define-messages.ts';
import { settingsMessages } from '~/ui/messages/settings.ts';

export const loader = forActor(async ({ actor, context, url }) => ({
  title: translator(settingsMessages, context.locale)('title'),
  saved: url.searchParams.has('saved'),
  ...(await settingsPage(actor)),
}));

export const action = forActor(async ({ request, actor }) => {
  const form = await request.formData();
  const key = oneOf(String(form.get('key')), AUTHORITY_SETTING_KEYS);
  if (!key) throw new NotFound('setting');
  await changeSetting(actor, key, form.get('value') === 'on');
  throw redirect('/admin/settings?saved');
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function AdminSettings() {
  return <SettingsPage {...useLoaderData<typeof loader>()} />;
}
