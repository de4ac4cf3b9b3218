import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { parseFormData } from '~/http/forms.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { today } from '~/platform/clock.ts';
import { createRotationPlan } from '~/training/commands/rotation-plan.server.ts';
import { classChoices } from '~/training/queries/class-pages.server.ts';
import { populationSize } from '~/training/queries/rotation-pages.server.ts';
import { planForm } from '~/training/rules/plan-form.ts';
import { population, POPULATION_CHOICES, type PopulationKey } from '~/training/rules/population.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { rotationMessages } from '~/ui/messages/rotation.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';
import { PlanForm, type PlanAnswer } from '~/ui/training/plan-form.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, context }) => {
  const { organizations } = await classChoices(actor);
  const year = today().slice(0, 4);
  return {
    title: translator(rotationMessages, context.locale)('newPlan'),
    organizations: organizations.map(({ id, name }) => ({ id, name })),
    from: `${year}-01-01`,
    to: `${year}-12-31`,
  };
});

const whom = population.extend({ organizationId: z.uuid('required') });

export const action = forActor(async ({ actor, request }): Promise<Response | PlanAnswer> => {
  const form = await request.formData();
  const keys = Object.keys(POPULATION_CHOICES) as PopulationKey[];
  const typed = {
    values: Object.fromEntries(
      ['organizationId', 'title', 'windowFrom', 'windowTo'].map((name) => [name, String(form.get(name) ?? '')]),
    ),
    chosen: Object.fromEntries(keys.map((key) => [key, form.getAll(`${key}[]`).map(String)])),
  };
  if (form.get('intent') === 'count') {
    const asked = parseFormData(form, whom);
    if (!asked.ok) return { ...typed, errors: asked.errors, counted: null };
    const { organizationId, ...who } = asked.value;
    return { ...typed, errors: {}, counted: await populationSize(actor, organizationId, who) };
  }
  const parsed = parseFormData(form, planForm.extend(whom.shape));
  if (!parsed.ok) return { ...typed, errors: parsed.errors, counted: null };
  const { organizationId, title, windowFrom, windowTo, ...who } = parsed.value;
  const result = await createRotationPlan(actor, { organizationId, title, windowFrom, windowTo, population: who });
  if (result.ok) return redirect(`/admin/rotation/${result.planId}`);
  const field = result.reason === 'window-reversed' ? 'windowTo' : 'postTypes';
  return { ...typed, errors: { [field]: result.reason }, counted: null };
});

export default function AdminRotationNew() {
  const { title, ...data } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(rotationMessages);
  return (
    <AdminShell roomy>
      <PageHead
        title={title}
        path={<Breadcrumbs items={[{ label: t('rotation'), href: '/admin/rotation' }, { label: title }]} />}
      />
      <PlanForm {...data} answer={answer ?? null} />
    </AdminShell>
  );
}
