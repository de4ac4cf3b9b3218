import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { z } from 'zod';
import { parseForm } from '~/http/forms.server.ts';
import { oneOf } from '~/http/list-parameters.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { removeNoticeAddress, setNoticeAddress } from '~/operations/commands/change-notice-address.server.ts';
import { ownNoticeAddress } from '~/operations/queries/own-notice-address.server.ts';
import { MailPage, mailNews } from '~/ui/identity/mail-page.tsx';
import { translator } from '~/ui/messages/define-messages.ts';
import { mailMessages } from '~/ui/messages/mail.ts';

const removal = z.object({ act: z.literal('remove') });
const entry = z.object({ act: z.literal('set'), address: z.string().trim().max(254).pipe(z.email()) });

export const loader = forActor(async ({ actor, context, url }) => ({
  title: translator(mailMessages, context.locale)('title'),
  news: oneOf(url.searchParams.get('said'), mailNews),
  ...(await ownNoticeAddress(actor)),
}));

export const action = forActor(async ({ request, actor, viewer, context }) => {
  const t = translator(mailMessages, context.locale);
  const form = await parseForm(request, z.discriminatedUnion('act', [removal, entry]));
  const refused = (sentence: string, address = '') =>
    data({ errors: { address: sentence } as Record<string, string>, address }, { status: 400 });
  if (!form.ok) return refused(t('wrong'), form.values['address']);
  if (form.value.act === 'remove') {
    await removeNoticeAddress(actor);
    throw redirect('/account/mail?said=removed');
  }
  const { address } = form.value;
  // Anybody may use a demonstration account; it must not write to whom they please.
  if (viewer.demonstration) return refused(t('demonstration'), address);
  const answer = await setNoticeAddress(actor, address, context.locale, context.now);
  if (!answer.ok) return refused(t('tooOften'), address);
  throw redirect('/account/mail?said=saved');
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function AccountMail() {
  return <MailPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
