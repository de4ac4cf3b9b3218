import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { parseForm } from '~/http/forms.server.ts';
import { keptFields, listHref, readListState, sortLink } from '~/http/list-address.ts';
import { toggleChips } from '~/http/list-chips.ts';
import { idOf } from '~/http/id-of.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { canAnywhere } from '~/identity/rules/actor.ts';
import { setMemberExemption } from '~/training/commands/rotation-plan.server.ts';
import { rotationMembers } from '~/training/queries/rotation-pages.server.ts';
import { STANDINGS } from '~/training/rules/rotation-standing.ts';
import { memberList, membersAsked } from '~/training/rules/training-lists.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { rotationMessages } from '~/ui/messages/rotation.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { LinkButton } from '~/ui/parts/button.tsx';
import { EmptyState } from '~/ui/parts/empty-state.tsx';
import { ListToolbar } from '~/ui/parts/list-toolbar.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { Pagination } from '~/ui/parts/pagination.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';
import { ExemptionForm } from '~/ui/training/exemption-form.tsx';
import { MemberTable } from '~/ui/training/member-table.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, params, url, context }) => {
  const planId = idOf(params['planId']);
  const state = readListState(url, memberList(planId));
  const { plan, ...list } = await rotationMembers(actor, planId, {
    ...membersAsked(state),
    limit: state.pageSize,
    offset: (state.page - 1) * state.pageSize,
  });
  return {
    title: translator(rotationMessages, context.locale)('members'),
    planId,
    planTitle: plan.title,
    state,
    mayOpen: canAnywhere(actor, 'registry.read'),
    ...list,
  };
});

const exemption = z.object({
  cadreId: z.uuid(),
  reason: z.string().max(200, 'too-long').optional(),
  undo: z.string().optional(),
});

export const action = forActor(async ({ actor, params, request }) => {
  const planId = idOf(params['planId']);
  const form = await parseForm(request, exemption);
  if (!form.ok) return { error: form.errors['reason'] ?? 'required', reason: form.values['reason'] ?? '' };
  const { cadreId, reason = '', undo } = form.value;
  const result = await setMemberExemption(actor, { planId, cadreId, reason: undo ? null : reason });
  return result.ok
    ? redirect(`${memberList(planId).path}?person=${cadreId}`, 303)
    : { error: result.reason as string, reason };
});

export default function AdminRotationMembers() {
  const data = useLoaderData<typeof loader>();
  const { title, planId, planTitle, state, rows, total, mayExempt, mayOpen, withinName, throughTitle } = data;
  const refused = useActionData<typeof action>();
  const t = useT(rotationMessages);
  const spec = memberList(planId);
  const { filters } = state;
  const labels = {
    DUE: t('due'),
    OPEN: t('open'),
    NONE: `${t('MISSED')} + ${t('UNPLANNED')}`,
    REACH: `${t('DONE')} + ${t('SCHEDULED')}`,
  } as const;
  const chips = toggleChips(
    spec,
    state,
    (['DUE', 'OPEN', 'REACH', 'NONE', ...STANDINGS] as const).map((standing) => ({
      name: 'standing',
      value: standing,
      label: standing in labels ? labels[standing as 'DUE'] : t(standing as 'DONE'),
    })),
  );
  const [person] = filters['person'] ? rows : [];
  const places = [
    ...(withinName
      ? [
          {
            label: filters['at'] ? t('atChip', { name: withinName }) : t('withinChip', { name: withinName }),
            href: listHref(spec, state, { filters: { at: null, within: null } }),
          },
        ]
      : []),
    ...(throughTitle
      ? [
          {
            label: t('throughChip', { title: throughTitle }),
            href: listHref(spec, state, { filters: { through: null } }),
          },
        ]
      : []),
    ...(person
      ? [
          {
            label: t('personChip', { name: person.name }),
            href: listHref(spec, state, { filters: { person: null } }),
          },
        ]
      : []),
  ];
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
        active={[...places, ...chips.active]}
        suggested={chips.suggested}
        clearHref={spec.path}
        exportLink={{
          rows: total,
          label: t('exportPeople', { n: total }),
          href: listHref(spec, state, { path: `${spec.path}/export` }),
        }}
      />
      <MemberTable
        rows={rows}
        mayOpen={mayOpen}
        sort={(key) => sortLink(spec, state, key)}
        actHref={mayExempt ? (cadreId) => `${spec.path}?person=${cadreId}#exemption` : null}
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
      {mayExempt && person && person.standing !== 'DONE' && (
        <ExemptionForm person={person} error={refused?.error} reason={refused?.reason} />
      )}
    </AdminShell>
  );
}
