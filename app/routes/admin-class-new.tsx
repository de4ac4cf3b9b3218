import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { parseForm } from '~/http/forms.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { createClass } from '~/training/commands/save-class.server.ts';
import { classChoices } from '~/training/queries/class-pages.server.ts';
import { classForm, refusedField } from '~/training/rules/class-form.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { trainingMessages } from '~/ui/messages/training.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { Button } from '~/ui/parts/button.tsx';
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
    values: Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, value === null ? '' : String(value)]),
    ),
  };
});

export default function AdminClassNew() {
  const { title, organizations, plans, values } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(trainingMessages);
  return (
    <AdminShell roomy>
      <PageHead
        title={title}
        path={<Breadcrumbs items={[{ label: t('classes'), href: '/admin/classes' }, { label: title }]} />}
        lead={t('rules')}
      />
      <form method="post" className="form">
        <Select
          name="organizationId"
          label={t('organization')}
          required
          empty={false}
          choices={organizations.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <ClassFormFields values={refused?.values ?? values} errors={refused?.errors ?? {}} plans={plans} />
        <Button look="red">{t('saveClass')}</Button>
      </form>
    </AdminShell>
  );
}
