import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { parseFormData } from '~/http/forms.server.ts';
import { pickOrganization } from '~/http/picked-organization.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { organizationPicker } from '~/identity/queries/organization-choices.server.ts';
import { Forbidden } from '~/identity/rules/actor.ts';
import { saveCadre } from '~/registry/commands/save-cadre.server.ts';
import { cadrePage } from '~/registry/queries/cadre-page.server.ts';
import { cadreForm } from '~/registry/rules/cadre-form.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { registryMessages } from '~/ui/messages/registry.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { CadreForm } from '~/ui/registry/cadre-form.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export const loader = forActor(async ({ actor, params, context }) => {
  const cadre = await cadrePage(actor, params['cadreId'] ?? '');
  if (!cadre.mayWrite) throw new Forbidden('registry.write');
  const { posts: _, ...stored } = cadre;
  // A home outside the writer's subtree stays what it is.
  const kept = cadre.homeOrganizationId;
  return {
    title: translator(registryMessages, context.locale)('editCadre'),
    cadre: stored,
    home: await organizationPicker(actor, 'registry.write', kept, { kept }),
  };
});

export const action = forActor(async ({ actor, params, request, url }) => {
  const cadreId = params['cadreId'] ?? '';
  const posted = await request.formData();
  const home = await pickOrganization(actor, 'registry.write', posted, 'homeOrganizationId', {
    path: url.pathname,
    kept: (await cadrePage(actor, cadreId)).homeOrganizationId,
  });
  const form = parseFormData(posted, cadreForm);
  const typed = { values: form.values, picked: { homeOrganizationId: home.answer } };
  if (!form.ok) return data({ ...typed, errors: home.looking ? {} : form.errors }, { status: home.status });
  const saved = await saveCadre(actor, cadreId, form.value);
  if (saved.ok) throw redirect(`/admin/cadres/${saved.cadreId}`, 303);
  const refused =
    saved.reason === 'number-taken' ? { errors: { staffNumber: saved.reason } } : { reason: saved.reason };
  return data({ ...typed, ...refused }, { status: 409 });
});

export default function AdminCadreEdit() {
  const { title, cadre, home } = useLoaderData<typeof loader>();
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
      <CadreForm stored={stored} home={home} answer={answer ?? null} back={here} />
    </AdminShell>
  );
}
