import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { forActor } from '~/http/route-functions.server.ts';
import { rotationPlans } from '~/training/queries/rotation-pages.server.ts';
import { coverageRate } from '~/training/rules/rotation-standing.ts';
import { formatPercent } from '~/ui/format.ts';
import { useLocale } from '~/ui/locale-context.tsx';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { rotationMessages } from '~/ui/messages/rotation.ts';
import { LinkButton } from '~/ui/parts/button.tsx';
import { DataTable } from '~/ui/parts/data-table.tsx';
import { EmptyState } from '~/ui/parts/empty-state.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';
import { PlanMark } from '~/ui/training/plan-mark.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, context }) => {
  const { plans, mayCreate } = await rotationPlans(actor);
  return {
    title: translator(rotationMessages, context.locale)('rotation'),
    mayCreate,
    plans: plans.map(({ id, title, organizationName, windowFrom, windowTo, figures, phase }) => ({
      id,
      title,
      organizationName,
      windowFrom,
      windowTo,
      figures,
      phase,
    })),
  };
});

export default function AdminRotation() {
  const { title, plans, mayCreate } = useLoaderData<typeof loader>();
  const t = useT(rotationMessages);
  const locale = useLocale();
  const create = mayCreate && (
    <LinkButton look="red" href="/admin/rotation/new">
      {t('newPlan')}
    </LinkButton>
  );
  return (
    <AdminShell>
      <PageHead
        title={title}
        lead={t('rotationLead')}
        actions={
          <>
            {plans.length > 0 && (
              <LinkButton href="/admin/rotation/export" download>
                {t('exportPlans', { n: plans.length })}
              </LinkButton>
            )}
            {create}
          </>
        }
      />
      <DataTable
        caption={t('plans')}
        rows={plans}
        rowKey={(plan) => plan.id}
        columns={[
          {
            key: 'title',
            head: t('planTitle'),
            card: 'title',
            wrap: true,
            cell: (plan) => <a href={`/admin/rotation/${plan.id}`}>{plan.title}</a>,
          },
          { key: 'unit', head: t('organization'), wrap: true, cell: (plan) => plan.organizationName },
          {
            key: 'window',
            head: t('window'),
            cell: (plan) => (
              <span className="num nowrap">{t('dateRange', { from: plan.windowFrom, to: plan.windowTo })}</span>
            ),
          },
          {
            key: 'due',
            head: t('due'),
            numeric: true,
            cell: (plan) => <a href={`/admin/rotation/${plan.id}/members?standing=DUE`}>{plan.figures.due}</a>,
          },
          {
            key: 'done',
            head: t('done'),
            numeric: true,
            cell: (plan) => <a href={`/admin/rotation/${plan.id}/members?standing=DONE`}>{plan.figures.done}</a>,
          },
          {
            key: 'open',
            head: t('open'),
            numeric: true,
            cell: (plan) => <a href={`/admin/rotation/${plan.id}/members?standing=OPEN`}>{plan.figures.open}</a>,
          },
          {
            key: 'rate',
            head: t('rate'),
            numeric: true,
            cell: (plan) => formatPercent(coverageRate(plan.figures), locale),
          },
          { key: 'phase', head: t('status'), card: 'state', cell: (plan) => <PlanMark phase={plan.phase} /> },
        ]}
        empty={
          <EmptyState title={t('noPlans')} action={create}>
            {t('noPlansWhy')}
          </EmptyState>
        }
      />
    </AdminShell>
  );
}
