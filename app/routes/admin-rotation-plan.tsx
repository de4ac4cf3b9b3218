import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { idOf } from '~/http/id-of.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { today } from '~/platform/clock.ts';
import { planClasses } from '~/training/queries/class-pages.server.ts';
import { rotationPage } from '~/training/queries/rotation-pages.server.ts';
import { RotationView } from '~/ui/training/rotation-view.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.plan.title }];

export const loader = forActor(async ({ actor, params, url }) => {
  const planId = idOf(params['planId']);
  const [page, classes] = await Promise.all([
    rotationPage(actor, planId, url.searchParams.get('within')),
    planClasses(actor, planId),
  ]);
  const { id, title, windowFrom, windowTo, frozenAt } = page.plan;
  return {
    ...page,
    plan: { id, title, windowFrom, windowTo, frozenAt },
    daysLeft: Math.round((Date.parse(windowTo) - Date.parse(today())) / 86_400_000),
    allUnits: url.searchParams.get('units') === 'all',
    classes: classes.rows,
    counts: classes.counts,
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
