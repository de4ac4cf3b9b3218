import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { forActor } from '~/http/route-functions.server.ts';
import { parseFormData } from '~/http/forms.server.ts';
import { closeOrganization, placeOrganization } from '~/registry/commands/place-organization.server.ts';
import { organizationChoices } from '~/registry/queries/organization-choices.server.ts';
import { organizationPage } from '~/registry/queries/organization-page.server.ts';
import { moveForm } from '~/registry/rules/organization-form.ts';
import { RefusalNotice, type FormAnswer } from '~/ui/registry/form-fields.tsx';
import { OrganizationView } from '~/ui/registry/organization-view.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.organization.name }];

export const loader = forActor(async ({ actor, params, url }) => {
  const organization = await organizationPage(actor, params['organizationId'] ?? '');
  return {
    organization,
    asking: url.searchParams.get('confirm'),
    places: organization.mayWrite && !organization.isRoot ? await organizationChoices(actor, 'registry.write') : [],
  };
});

export const action = forActor(async ({ actor, params, request }): Promise<FormAnswer> => {
  const id = params['organizationId'] ?? '';
  const form = await request.formData();
  const intent = form.get('intent');
  if (intent !== 'move' && intent !== 'end') throw new Response(null, { status: 400 });
  if (intent === 'end') {
    const ended = await closeOrganization(actor, id);
    if (!ended.ok) return { reason: ended.reason };
  } else {
    const read = parseFormData(form, moveForm);
    if (!read.ok) return { reason: 'bad-choice' };
    const moved = await placeOrganization(actor, id, read.value.parentId);
    if (!moved.ok) return { reason: moved.reason };
  }
  throw redirect(`/admin/organizations/${id}`, 303);
});

export default function AdminOrganization() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <AdminShell>
      <RefusalNotice answer={answer ?? null} />
      <OrganizationView {...data} />
    </AdminShell>
  );
}
