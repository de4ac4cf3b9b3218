import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { idOf } from '~/http/id-of.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { today } from '~/platform/clock.ts';
import { rotationPage } from '~/training/queries/rotation-pages.server.ts';
import { RotationView } from '~/ui/training/rotation-view.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.plan.title }];

export const loader = forActor(async ({ actor, params, url }) => {
  const planId = idOf(params['planId']);
  const { plan, figures, units, within, classes, mayWrite } = await rotationPage(
    actor,
    planId,
    url.searchParams.get('within'),
  );
  const day = today();
  return {
    plan: {
      id: plan.id,
      title: plan.title,
      windowFrom: plan.windowFrom,
      windowTo: plan.windowTo,
      frozenAt: plan.frozenAt,
    },
    daysLeft: Math.round((Date.parse(plan.windowTo) - Date.parse(day)) / 86_400_000),
    figures,
    units,
    within,
    mayWrite,
    classes: classes.map(({ id, title, startsOn, endsOn, enrolled, completed, status, seriesNo }) => ({
      id,
      title,
      startsOn,
      endsOn,
      enrolled,
      completed,
      status: status === 'PLANNED' && startsOn <= day ? ('RUNNING' as const) : status,
      seriesNo,
    })),
  };
});

export default function AdminRotationPlan() {
  const data = useLoaderData<typeof loader>();
  return (
    <AdminShell>
      <RotationView {...data} />
    </AdminShell>
  );
}
