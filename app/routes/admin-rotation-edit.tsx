import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { parseFormData } from '~/http/forms.server.ts';
import { idOf } from '~/http/id-of.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { editRotationPlan, refreshRoll } from '~/training/commands/rotation-plan.server.ts';
import { planUpkeep } from '~/training/queries/rotation-pages.server.ts';
import { planForm } from '~/training/rules/plan-form.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { rotationMessages } from '~/ui/messages/rotation.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { Notice } from '~/ui/parts/notice.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';
import { PlanUpkeep, type PlanRefusal } from '~/ui/training/plan-upkeep.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, params, url, context }) => {
  const { plan, change } = await planUpkeep(actor, idOf(params['planId']));
  const done = (name: string): number => Number(url.searchParams.get(name)) || 0;
  const { id, title, windowFrom, windowTo, status } = plan;
  return {
    title: translator(rotationMessages, context.locale)('editPlan'),
    plan: { id, title, windowFrom, windowTo, status },
    change,
    told: url.searchParams.has('joined') ? { joined: done('joined'), left: done('left'), back: done('back') } : null,
  };
});

export const action = forActor(async ({ actor, params, request }): Promise<Response | PlanRefusal> => {
  const planId = idOf(params['planId']);
  const here = `/admin/rotation/${planId}`;
  const form = await request.formData();
  const intent = String(form.get('intent'));
  if (intent === 'refresh') {
    const result = await refreshRoll(actor, planId);
    if (!result.ok) return { errors: { title: result.reason }, values: {} };
    const { joined, left, back } = result.change;
    return redirect(`${here}/edit?joined=${joined}&left=${left}&back=${back}`, 303);
  }
  if (intent === 'close' || intent === 'reopen') {
    const result = await editRotationPlan(actor, planId, { status: intent === 'close' ? 'CLOSED' : 'ACTIVE' });
    return result.ok ? redirect(here, 303) : { errors: { title: result.reason }, values: {} };
  }
  const parsed = parseFormData(form, planForm);
  if (!parsed.ok) return { errors: parsed.errors, values: parsed.values };
  const result = await editRotationPlan(actor, planId, parsed.value);
  if (result.ok) return redirect(here, 303);
  if (result.reason === 'window-reversed') return { errors: { windowTo: result.reason }, values: parsed.value };
  const early = result.classes.some(({ startsOn }) => startsOn < parsed.value.windowFrom);
  const late = result.classes.some(({ endsOn }) => endsOn > parsed.value.windowTo);
  return {
    errors: { ...(early && { windowFrom: result.reason }), ...(late && { windowTo: result.reason }) },
    values: parsed.value,
    outside: result.classes,
  };
});

export default function AdminRotationEdit() {
  const { title, plan, change, told } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(rotationMessages);
  return (
    <AdminShell roomy>
      <PageHead
        title={title}
        path={
          <Breadcrumbs
            items={[
              { label: t('rotation'), href: '/admin/rotation' },
              { label: plan.title, href: `/admin/rotation/${plan.id}` },
              { label: title },
            ]}
          />
        }
      />
      {told && <Notice kind="success" title={t('rollDone', told)} />}
      <PlanUpkeep plan={plan} change={change} refused={refused ?? null} />
    </AdminShell>
  );
}
