import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { parseForm } from '~/http/forms.server.ts';
import { keptFields, listHref, readListState } from '~/http/list-address.ts';
import { idOf } from '~/http/id-of.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { setMemberExemption } from '~/training/commands/rotation-plan.server.ts';
import { rotationMembers } from '~/training/queries/rotation-pages.server.ts';
import { STANDINGS } from '~/training/rules/rotation-standing.ts';
import { standingsOf } from '~/training/rules/standing-filter.ts';
import { memberList } from '~/training/rules/training-lists.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { trainingMessages } from '~/ui/messages/training.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { Button, LinkButton } from '~/ui/parts/button.tsx';
import { Card } from '~/ui/parts/card.tsx';
import { DataTable } from '~/ui/parts/data-table.tsx';
import { EmptyState } from '~/ui/parts/empty-state.tsx';
import { ListToolbar } from '~/ui/parts/list-toolbar.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { Pagination } from '~/ui/parts/pagination.tsx';
import { TextInput } from '~/ui/parts/text-input.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';
import { memberDetail } from '~/ui/training/member-detail.ts';
import { StandingMark } from '~/ui/training/standing-mark.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, params, url, context }) => {
  const planId = idOf(params['planId']);
  const state = readListState(url, memberList(planId));
  const { plan, rows, total, mayWrite } = await rotationMembers(actor, planId, {
    standings: standingsOf(state.filters['standing']),
    within: state.filters['within'] ?? null,
    at: state.filters['at'] ?? null,
    search: state.q,
    limit: state.pageSize,
    offset: (state.page - 1) * state.pageSize,
  });
  return {
    title: translator(trainingMessages, context.locale)('members'),
    planId,
    planTitle: plan.title,
    state,
    rows,
    total,
    mayWrite,
  };
});

const exemption = z.object({
  staffNumber: z.string().trim().min(1, 'person-unknown'),
  reason: z.string().max(200).optional(),
  undo: z.string().optional(),
});

export const action = forActor(async ({ actor, params, request, url }) => {
  const planId = idOf(params['planId']);
  const form = await parseForm(request, exemption);
  if (!form.ok) return { errors: form.errors, values: form.values };
  const { staffNumber, reason, undo } = form.value;
  const { rows } = await rotationMembers(actor, planId, {
    standings: [],
    within: null,
    search: staffNumber,
    limit: 2,
    offset: 0,
  });
  const person = rows.find((row) => row.staffNumber === staffNumber);
  if (!person) return { errors: { staffNumber: 'person-unknown' }, values: { staffNumber } };
  const result = await setMemberExemption(actor, {
    planId,
    cadreId: person.cadreId,
    reason: undo ? null : (reason ?? ''),
  });
  if (result.ok) return redirect(url.pathname + url.search);
  return {
    errors: { [result.reason === 'reason-missing' ? 'reason' : 'staffNumber']: result.reason },
    values: { staffNumber, reason: reason ?? '' },
  };
});

export default function AdminRotationMembers() {
  const { title, planId, planTitle, state, rows, total, mayWrite } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(trainingMessages);
  const spec = memberList(planId);
  const chips = (['DUE', 'OPEN', 'NONE', ...STANDINGS] as const).map((standing) => ({
    label:
      standing === 'DUE'
        ? t('due')
        : standing === 'OPEN'
          ? t('open')
          : standing === 'NONE'
            ? `${t('MISSED')} + ${t('UNPLANNED')}`
            : t(standing),
    href: listHref(spec, state, { filters: { standing: state.filters['standing'] === standing ? null : standing } }),
    on: state.filters['standing'] === standing,
  }));
  const error = (name: string): string | undefined => {
    const key = (refused?.errors as Record<string, string> | undefined)?.[name];
    return key ? t(key as 'reason-missing') : undefined;
  };
  return (
    <AdminShell>
      <PageHead
        title={title}
        path={
          <Breadcrumbs
            items={[
              { label: t('rotation'), href: '/admin/rotation' },
              { label: planTitle, href: `/admin/rotation/${planId}` },
              { label: title },
            ]}
          />
        }
        lead={t('membersLead', { n: total })}
      />
      <ListToolbar
        action={spec.path}
        search={{ value: state.q, label: t('memberSearch') }}
        keep={keptFields(spec, state)}
        active={chips.filter((chip) => chip.on)}
        suggested={chips.filter((chip) => !chip.on)}
        clearHref={spec.path}
        exportLink={{
          label: t('exportPeople', { n: total }),
          href: listHref(spec, state, { path: `${spec.path}/export` }),
        }}
      />
      <DataTable
        caption={title}
        rows={rows}
        rowKey={(row) => row.cadreId}
        columns={[
          {
            key: 'name',
            head: t('name'),
            card: 'title',
            cell: (row) => <a href={`/admin/cadres/${row.cadreId}`}>{row.name}</a>,
          },
          { key: 'number', head: t('staffNumber'), cell: (row) => <span className="num">{row.staffNumber}</span> },
          { key: 'unit', head: t('unit'), wrap: true, cell: (row) => row.organizationName },
          {
            key: 'standing',
            head: t('standing'),
            card: 'state',
            cell: (row) => <StandingMark standing={row.standing} />,
          },
          { key: 'detail', head: t('detail'), wrap: true, cell: (row) => memberDetail(t, row) },
        ]}
        empty={
          <EmptyState title={t('nobody')} action={<LinkButton href={spec.path}>{t('showAll')}</LinkButton>}>
            {t('nobodyWhy')}
          </EmptyState>
        }
      />
      <Pagination
        page={state.page}
        pageSize={state.pageSize}
        total={total}
        href={(page) => listHref(spec, state, { page })}
      />
      {mayWrite && (
        <Card title={t('exemptTitle')}>
          <form method="post" className="form">
            <TextInput
              name="staffNumber"
              label={t('exemptPerson')}
              required
              defaultValue={refused?.values['staffNumber']}
              error={error('staffNumber')}
            />
            <TextInput
              name="reason"
              label={t('exemptReason')}
              defaultValue={(refused?.values as Record<string, string> | undefined)?.['reason']}
              error={error('reason')}
            />
            <div className="form-acts">
              <Button>{t('exemptSave')}</Button>
              <Button look="bare" name="undo" value="1">
                {t('exemptUndo')}
              </Button>
            </div>
          </form>
        </Card>
      )}
    </AdminShell>
  );
}
