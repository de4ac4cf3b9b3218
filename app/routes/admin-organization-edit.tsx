import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { parseForm } from '~/http/forms.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { Forbidden } from '~/identity/rules/actor.ts';
import { changeOrganization } from '~/registry/commands/save-organization.server.ts';
import { organizationPage } from '~/registry/queries/organization-page.server.ts';
import { organizationForm } from '~/registry/rules/organization-form.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { registryMessages } from '~/ui/messages/registry.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { OrganizationForm } from '~/ui/registry/organization-form.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, params, context }) => {
  const organization = await organizationPage(actor, params['organizationId'] ?? '');
  if (!organization.mayWrite) throw new Forbidden('registry.write');
  const { children: _, ancestors: __, ...stored } = organization;
  return { title: translator(registryMessages, context.locale)('editOrganization'), organization: stored };
});

export const action = forActor(async ({ actor, params, request }) => {
  const form = await parseForm(request, organizationForm);
  if (!form.ok) return { errors: form.errors, values: form.values };
  const id = params['organizationId'] ?? '';
  await changeOrganization(actor, id, form.value);
  throw redirect(`/admin/organizations/${id}`, 303);
});

export default function AdminOrganizationEdit() {
  const { title, organization } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(registryMessages);
  const here = `/admin/organizations/${organization.id}`;
  const { directlySubordinate, isRoot: _, mayWrite: __, ...stored } = organization;
  return (
    <AdminShell roomy>
      <PageHead
        path={
          <Breadcrumbs
            items={[
              { label: t('organizations'), href: '/admin/organizations' },
              { label: organization.name, href: here },
              { label: title },
            ]}
          />
        }
        title={title}
      />
      <OrganizationForm
        stored={stored}
        directlySubordinate={directlySubordinate}
        fresh={false}
        answer={answer ?? null}
        back={here}
      />
    </AdminShell>
  );
}
