import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { parseForm } from '~/http/forms.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { today } from '~/platform/clock.ts';
import { createRotationPlan } from '~/training/commands/rotation-plan.server.ts';
import { classChoices } from '~/training/queries/class-pages.server.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { trainingMessages } from '~/ui/messages/training.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { Button } from '~/ui/parts/button.tsx';
import { CheckboxGroup } from '~/ui/parts/choice-group.tsx';
import { DateInput } from '~/ui/parts/date-input.tsx';
import { ErrorSummary } from '~/ui/parts/error-summary.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { Select } from '~/ui/parts/select.tsx';
import { TextInput } from '~/ui/parts/text-input.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const POPULATION = {
  postTypes: [
    'SECRETARY',
    'DEPUTY_SECRETARY',
    'DISCIPLINE_SECRETARY',
    'ORGANIZATION_MEMBER',
    'PUBLICITY_MEMBER',
    'DISCIPLINE_MEMBER',
    'COMMITTEE_MEMBER',
    'STAFF',
  ],
  organizationTypes: ['ORGAN_COMMITTEE', 'COMMITTEE', 'GENERAL_BRANCH', 'BRANCH', 'JOINT_BRANCH', 'TEMPORARY_BRANCH'],
  unitNatures: [
    'ORGAN',
    'DISTRICT_TOWN',
    'VILLAGE',
    'COMMUNITY',
    'ENTERPRISE',
    'SCHOOL',
    'HOSPITAL',
    'SOCIAL_ORGANIZATION',
  ],
  employmentModes: ['FULL_TIME', 'PART_TIME'],
} as const;
const GROUPS = Object.keys(POPULATION) as (keyof typeof POPULATION)[];

export const loader = forActor(async ({ actor, context }) => {
  const { organizations } = await classChoices(actor);
  const year = Number(today().slice(0, 4));
  return {
    title: translator(trainingMessages, context.locale)('newPlan'),
    organizations: organizations.map(({ id, name }) => ({ id, name })),
    from: `${year}-01-01`,
    to: `${year}-12-31`,
  };
});

const chosen = z.array(z.string()).default([]);
const plan = z.object({
  organizationId: z.uuid('required'),
  title: z.string().trim().min(2, 'required').max(80),
  windowFrom: z.iso.date('bad-date'),
  windowTo: z.iso.date('bad-date'),
  postTypes: chosen,
  organizationTypes: chosen,
  unitNatures: chosen,
  employmentModes: chosen,
});

export const action = forActor(async ({ actor, request }) => {
  const form = await parseForm(request, plan);
  if (!form.ok) return { errors: form.errors, values: form.values };
  const { organizationId, title, windowFrom, windowTo, ...population } = form.value;
  const result = await createRotationPlan(actor, { organizationId, title, windowFrom, windowTo, population });
  if (result.ok) return redirect(`/admin/rotation/${result.planId}`);
  const field = result.reason === 'window-reversed' ? 'windowTo' : 'postTypes';
  return { errors: { [field]: result.reason }, values: { title, windowFrom, windowTo } as Record<string, string> };
});

export default function AdminRotationNew() {
  const { title, organizations, from, to } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(trainingMessages);
  const error = (name: string): string | undefined => {
    const key = refused?.errors[name];
    return key ? t(key as 'required') : undefined;
  };
  return (
    <AdminShell roomy>
      <PageHead
        title={title}
        path={<Breadcrumbs items={[{ label: t('rotation'), href: '/admin/rotation' }, { label: title }]} />}
      />
      <form method="post" className="form">
        {refused && (
          <ErrorSummary errors={Object.fromEntries(Object.keys(refused.errors).map((name) => [name, error(name)]))} />
        )}
        <Select
          name="organizationId"
          label={t('organization')}
          required
          choices={organizations.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextInput
          name="title"
          label={t('planTitle')}
          required
          defaultValue={refused?.values['title']}
          error={error('title')}
        />
        <DateInput
          name="windowFrom"
          label={t('windowFrom')}
          required
          defaultValue={refused?.values['windowFrom'] ?? from}
          error={error('windowFrom')}
        />
        <DateInput
          name="windowTo"
          label={t('windowTo')}
          required
          defaultValue={refused?.values['windowTo'] ?? to}
          error={error('windowTo')}
        />
        {GROUPS.map((group, at) => (
          <CheckboxGroup
            key={group}
            name={`${group}[]`}
            label={t(group)}
            hint={at === 0 ? t('populationHint') : undefined}
            error={error(group)}
            inline
            choices={POPULATION[group].map((value) => ({ value, label: t(value) }))}
            chosen={group === 'postTypes' ? ['SECRETARY'] : []}
          />
        ))}
        <Button look="red">{t('createPlan')}</Button>
      </form>
    </AdminShell>
  );
}
