import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { createPolicyFromPreset } from '~/exams/commands/create-policy-from-preset.server.ts';
import { policyList } from '~/exams/queries/policy-pages.server.ts';
import { POLICY_LIST, sessionsOfPolicy } from '~/exams/rules/exam-lists.ts';
import { POLICY_PRESETS, type PresetCode } from '~/exams/rules/policy-presets.ts';
import { isFiltered, keptFields, listHref, readListState, shownPage, sortLink } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { useLocale } from '~/ui/locale-context.tsx';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { examPolicyMessages } from '~/ui/messages/exam-policies.ts';
import { Button } from '~/ui/parts/button.tsx';
import { Card } from '~/ui/parts/card.tsx';
import { DataTable } from '~/ui/parts/data-table.tsx';
import { Figure } from '~/ui/parts/figure.tsx';
import { ListEmpty } from '~/ui/parts/list-empty.tsx';
import { ListToolbar } from '~/ui/parts/list-toolbar.tsx';
import { Notice } from '~/ui/parts/notice.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { Pagination } from '~/ui/parts/pagination.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.pageTitle }];

export const loader = forActor(async ({ actor, url, context }) => {
  const state = readListState(url, POLICY_LIST);
  return {
    pageTitle: translator(examPolicyMessages, context.locale)('pageTitle'),
    state,
    ...(await policyList(actor, shownPage(state))),
  };
});

export const action = forActor(async ({ actor, request, context }) => {
  const form = await request.formData();
  const preset = String(form.get('preset'));
  if (!Object.hasOwn(POLICY_PRESETS, preset)) throw new Response(null, { status: 400 });
  const made = await createPolicyFromPreset(actor, {
    organizationId: String(form.get('organizationId')),
    preset: preset as PresetCode,
  });
  if (!made.ok) return data({ refusal: translator(examPolicyMessages, context.locale)(made.reason) }, { status: 409 });
  throw redirect(`/admin/policies/${made.policyId}?done=created`);
});

export default function AdminPolicies() {
  const { pageTitle, state, rows, total, offers } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(examPolicyMessages);
  const english = useLocale() === 'en';
  const sort = (key: string) => sortLink(POLICY_LIST, state, key);
  const titleOf = (row: { title: string; titleEn: string }): string => (english ? row.titleEn : row.title);
  return (
    <AdminShell>
      <PageHead title={pageTitle} lead={t('lead')} />
      <div className="stack">
        {answer && <Notice kind="bad" title={answer.refusal} />}
        <ListToolbar
          action={POLICY_LIST.path}
          search={{ value: state.q, label: t('search') }}
          keep={keptFields(POLICY_LIST, state)}
          exportLink={{
            rows: total,
            label: t('export', { n: total }),
            href: listHref(POLICY_LIST, state, { path: '/admin/policies/export' }),
          }}
        />
        <DataTable
          caption={t('caption')}
          rows={rows}
          rowKey={(row) => row.id}
          empty={
            <ListEmpty
              filtered={isFiltered(state)}
              noMatch={{ title: t('noMatch'), why: t('noMatchWhy'), all: { label: t('all'), href: POLICY_LIST.path } }}
              noneYet={{ title: t('emptyTitle'), why: t('emptyWhy') }}
            />
          }
          columns={[
            {
              key: 'code',
              head: t('code'),
              sort: sort('code'),
              cell: (row) => <span className="mono">{row.code}</span>,
            },
            {
              key: 'title',
              head: t('title'),
              card: 'title',
              sort: sort('title'),
              cell: (row) => <a href={`/admin/policies/${row.id}`}>{titleOf(row)}</a>,
            },
            {
              key: 'paper',
              head: t('paper'),
              wrap: true,
              cell: (row) =>
                t('paperLine', {
                  questions: row.questions,
                  points: row.points,
                  minutes: row.minutes,
                  mark: row.passMark,
                }),
            },
            { key: 'owner', head: t('owner'), wrap: true, sort: sort('owner'), cell: (row) => row.organizationName },
            { key: 'version', head: t('version'), cell: (row) => t('versionN', { n: row.number }) },
            {
              key: 'sessions',
              head: t('sessions'),
              numeric: true,
              sort: sort('sessions'),
              cell: (row) => <Figure n={row.sessions} href={sessionsOfPolicy(row.id)} />,
            },
          ]}
        />
        <Pagination
          page={state.page}
          pageSize={state.pageSize}
          total={total}
          href={(page) => listHref(POLICY_LIST, state, { page })}
        />
        {offers.length > 0 && (
          <Card title={t('offers')} note={t('offersLead')}>
            <div className="row">
              {offers.map((offer) => (
                <form key={offer.organizationId + offer.code} method="post">
                  <input type="hidden" name="organizationId" value={offer.organizationId} />
                  <Button name="preset" value={offer.code}>
                    {t('create', { title: titleOf(offer) })}
                  </Button>
                </form>
              ))}
            </div>
          </Card>
        )}
      </div>
    </AdminShell>
  );
}
