import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { parseFormData } from '~/http/forms.server.ts';
import { pickOrganization } from '~/http/picked-organization.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { organizationPicker } from '~/identity/queries/organization-choices.server.ts';
import { closeOrganization, placeOrganization } from '~/registry/commands/place-organization.server.ts';
import { organizationPage } from '~/registry/queries/organization-page.server.ts';
import { moveForm } from '~/registry/rules/organization-form.ts';
import type { FormAnswer } from '~/ui/registry/form-fields.tsx';
import { OrganizationView } from '~/ui/registry/organization-view.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.organization.name }];

export const loader = forActor(async ({ actor, params, url }) => {
  const organization = await organizationPage(actor, params['organizationId'] ?? '');
  return {
    organization,
    asking: url.searchParams.get('confirm'),
    places:
      organization.mayWrite && !organization.isRoot
        ? await organizationPicker(actor, 'registry.write', null, { without: organization.id })
        : null,
  };
});

export const action = forActor(async ({ actor, params, request, url }) => {
  const id = params['organizationId'] ?? '';
  const form = await request.formData();
  const intent = form.get('intent');
  if (intent !== 'move' && intent !== 'end') throw new Response(null, { status: 400 });
  if (intent === 'end') {
    const ended = await closeOrganization(actor, id);
    if (!ended.ok) return refused({ reason: ended.reason });
  } else {
    const { answer, looking, status } = await pickOrganization(actor, 'registry.write', form, 'parentId', {
      path: url.pathname,
      without: id,
    });
    const read = parseFormData(form, moveForm);
    if (!read.ok) return refused({ errors: looking ? {} : read.errors, picked: { parentId: answer } }, status);
    const moved = await placeOrganization(actor, id, read.value.parentId);
    if (!moved.ok) return refused({ reason: moved.reason, picked: { parentId: answer } });
  }
  throw redirect(`/admin/organizations/${id}`, 303);
});

const refused = (answer: FormAnswer, status = 409) => data(answer, { status });

export default function AdminOrganization() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <AdminShell>
      <OrganizationView {...page} answer={answer ?? null} />
    </AdminShell>
  );
}
