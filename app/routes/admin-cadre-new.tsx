import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { parseFormData } from '~/http/forms.server.ts';
import { pickOrganization } from '~/http/picked-organization.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { organizationPicker } from '~/identity/queries/organization-choices.server.ts';
import { saveCadre } from '~/registry/commands/save-cadre.server.ts';
import { cadreForm } from '~/registry/rules/cadre-form.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { registryMessages } from '~/ui/messages/registry.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { CadreForm } from '~/ui/registry/cadre-form.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export const loader = forActor(async ({ actor, context, url }) => ({
  title: translator(registryMessages, context.locale)('newCadre'),
  home: await organizationPicker(actor, 'registry.write', url.searchParams.get('within')),
}));

/** After the person the first post: without one nobody holds office yet. */
export const action = forActor(async ({ actor, request, url }) => {
  const posted = await request.formData();
  const home = await pickOrganization(actor, 'registry.write', posted, 'homeOrganizationId', { path: url.pathname });
  const form = parseFormData(posted, cadreForm);
  const typed = { values: form.values, picked: { homeOrganizationId: home.answer } };
  if (!form.ok) return data({ ...typed, errors: home.looking ? {} : form.errors }, { status: home.status });
  const saved = await saveCadre(actor, null, form.value);
  if (saved.ok) throw redirect(`/admin/cadres/${saved.cadreId}/posts/new`, 303);
  const refused =
    saved.reason === 'number-taken' ? { errors: { staffNumber: saved.reason } } : { reason: saved.reason };
  return data({ ...typed, ...refused }, { status: 409 });
});

export default function AdminCadreNew() {
  const { title, home } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(registryMessages);
  return (
    <AdminShell roomy>
      <PageHead
        path={<Breadcrumbs items={[{ label: t('cadres'), href: '/admin/cadres' }, { label: title }]} />}
        title={title}
      />
      <CadreForm stored={{}} home={home} answer={answer ?? null} back="/admin/cadres" />
    </AdminShell>
  );
}
