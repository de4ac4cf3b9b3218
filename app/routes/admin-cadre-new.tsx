import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { parseForm } from '~/http/forms.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { saveCadre } from '~/registry/commands/save-cadre.server.ts';
import { organizationChoices } from '~/registry/queries/organization-choices.server.ts';
import { cadreForm } from '~/registry/rules/cadre-form.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { registryMessages } from '~/ui/messages/registry.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { CadreForm } from '~/ui/registry/cadre-form.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, context, url }) => ({
  title: translator(registryMessages, context.locale)('newCadre'),
  within: url.searchParams.get('within'),
  organizations: await organizationChoices(actor, 'registry.write'),
}));

/** After the person the first post: without one nobody holds office yet. */
export const action = forActor(async ({ actor, request }) => {
  const form = await parseForm(request, cadreForm);
  if (!form.ok) return { errors: form.errors, values: form.values };
  const saved = await saveCadre(actor, null, form.value);
  if (saved.ok) throw redirect(`/admin/cadres/${saved.cadreId}/posts/new`, 303);
  return saved.reason === 'number-taken' ? { errors: { staffNumber: saved.reason } } : { reason: saved.reason };
});

export default function AdminCadreNew() {
  const { title, within, organizations } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(registryMessages);
  return (
    <AdminShell roomy>
      <PageHead
        path={<Breadcrumbs items={[{ label: t('cadres'), href: '/admin/cadres' }, { label: title }]} />}
        title={title}
      />
      <CadreForm
        stored={{ homeOrganizationId: within }}
        organizations={organizations}
        answer={answer ?? null}
        back="/admin/cadres"
      />
    </AdminShell>
  );
}
