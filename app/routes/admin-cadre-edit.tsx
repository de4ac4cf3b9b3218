import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { parseForm } from '~/http/forms.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { Forbidden } from '~/identity/rules/actor.ts';
import { saveCadre } from '~/registry/commands/save-cadre.server.ts';
import { cadrePage } from '~/registry/queries/cadre-page.server.ts';
import { organizationChoices } from '~/registry/queries/organization-choices.server.ts';
import { cadreForm } from '~/registry/rules/cadre-form.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { registryMessages } from '~/ui/messages/registry.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { CadreForm } from '~/ui/registry/cadre-form.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, params, context }) => {
  const cadre = await cadrePage(actor, params['cadreId'] ?? '');
  if (!cadre.mayWrite) throw new Forbidden('registry.write');
  const { posts: _, ...stored } = cadre;
  const organizations = await organizationChoices(actor, 'registry.write');
  // A home outside the writer's subtree stays what it is.
  if (!organizations.some(({ id }) => id === cadre.homeOrganizationId))
    organizations.unshift({
      id: cadre.homeOrganizationId,
      name: cadre.homeOrganizationName,
      code: '',
      depth: 0,
      path: '',
    });
  return {
    title: translator(registryMessages, context.locale)('editCadre'),
    cadre: stored,
    organizations,
  };
});

export const action = forActor(async ({ actor, params, request }) => {
  const form = await parseForm(request, cadreForm);
  if (!form.ok) return { errors: form.errors, values: form.values };
  const saved = await saveCadre(actor, params['cadreId'] ?? '', form.value);
  if (saved.ok) throw redirect(`/admin/cadres/${saved.cadreId}`, 303);
  return saved.reason === 'number-taken' ? { errors: { staffNumber: saved.reason } } : { reason: saved.reason };
});

export default function AdminCadreEdit() {
  const { title, cadre, organizations } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(registryMessages);
  const here = `/admin/cadres/${cadre.id}`;
  const { mayWrite: _, hasPhone: __, left: ___, ...stored } = cadre;
  return (
    <AdminShell roomy>
      <PageHead
        path={
          <Breadcrumbs
            items={[{ label: t('cadres'), href: '/admin/cadres' }, { label: cadre.name, href: here }, { label: title }]}
          />
        }
        title={title}
      />
      <CadreForm stored={stored} organizations={organizations} answer={answer ?? null} back={here} />
    </AdminShell>
  );
}
