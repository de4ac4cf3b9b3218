import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { parseForm } from '~/http/forms.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { createClass } from '~/training/commands/save-class.server.ts';
import { classChoices } from '~/training/queries/class-pages.server.ts';
import { classForm, refusedField } from '~/training/rules/class-form.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { partsMessages } from '~/ui/messages/parts.ts';
import { trainingMessages } from '~/ui/messages/training.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { Button, LinkButton } from '~/ui/parts/button.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { Select } from '~/ui/parts/select.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';
import { ClassFormFields } from '~/ui/training/class-form-fields.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, url, context }) => {
  const { organizations, plans } = await classChoices(actor);
  const planId = url.searchParams.get('plan');
  return {
    title: translator(trainingMessages, context.locale)('newClass'),
    organizations: organizations.map(({ id, name }) => ({ id, name })),
    plans,
    values: { planId, classType: planId ? 'LX' : 'PX', host: organizations[0]?.name ?? '' },
  };
});

export const action = forActor(async ({ actor, request }) => {
  const form = await parseForm(request, classForm.extend({ organizationId: z.uuid('required') }));
  if (!form.ok) return { errors: form.errors, values: form.values };
  const { organizationId, ...fields } = form.value;
  const result = await createClass(actor, organizationId, fields);
  if (result.ok) return redirect(`/admin/classes/${result.classId}`);
  return {
    errors: { [refusedField(result.reason)]: result.reason } as Record<string, string>,
    values: form.values,
  };
});

export default function AdminClassNew() {
  const { title, organizations, plans, values } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(trainingMessages);
  const p = useT(partsMessages);
  return (
    <AdminShell roomy>
      <PageHead
        title={title}
        path={<Breadcrumbs items={[{ label: t('classes'), href: '/admin/classes' }, { label: title }]} />}
        lead={t('rules')}
      />
      <form method="post" className="form">
        <ClassFormFields
          values={refused?.values ?? values}
          errors={refused?.errors ?? {}}
          plans={plans}
          before={
            <Select
              name="organizationId"
              label={t('organization')}
              required
              empty={false}
              defaultValue={refused?.values['organizationId'] ?? ''}
              choices={organizations.map(({ id, name }) => ({ value: id, label: name }))}
            />
          }
        />
        <div className="form-acts">
          <Button look="red">{t('saveClass')}</Button>
          <LinkButton href="/admin/classes" look="bare">
            {p('cancel')}
          </LinkButton>
        </div>
      </form>
    </AdminShell>
  );
}
