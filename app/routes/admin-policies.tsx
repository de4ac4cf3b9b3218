import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { createPolicyFromPreset } from '~/exams/commands/create-policy-from-preset.server.ts';
import { policyList } from '~/exams/queries/policy-pages.server.ts';
import { POLICY_PRESETS, type PresetCode } from '~/exams/rules/policy-presets.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { useLocale } from '~/ui/locale-context.tsx';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { examPolicyMessages } from '~/ui/messages/exam-policies.ts';
import { Button, LinkButton } from '~/ui/parts/button.tsx';
import { Card } from '~/ui/parts/card.tsx';
import { DataTable } from '~/ui/parts/data-table.tsx';
import { EmptyState } from '~/ui/parts/empty-state.tsx';
import { Notice } from '~/ui/parts/notice.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.pageTitle }];

export const loader = forActor(async ({ actor, context }) => ({
  pageTitle: translator(examPolicyMessages, context.locale)('pageTitle'),
  ...(await policyList(actor)),
}));

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
  const { pageTitle, policies, offers } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(examPolicyMessages);
  const english = useLocale() === 'en';
  const titleOf = (row: { title: string; titleEn: string }): string => (english ? row.titleEn : row.title);
  return (
    <AdminShell>
      <PageHead
        title={pageTitle}
        lead={t('lead')}
        actions={
          policies.length > 0 && (
            <LinkButton href="/admin/policies/export" icon="download" download>
              {t('export', { n: policies.length })}
            </LinkButton>
          )
        }
      />
      <div className="stack">
        {answer && <Notice kind="bad" title={answer.refusal} />}
        <DataTable
          caption={t('caption')}
          rows={policies}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t('emptyTitle')}>{t('emptyWhy')}</EmptyState>}
          columns={[
            { key: 'code', head: t('code'), cell: (row) => <span className="mono">{row.code}</span> },
            {
              key: 'title',
              head: t('title'),
              card: 'title',
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
            { key: 'owner', head: t('owner'), wrap: true, cell: (row) => row.organizationName },
            { key: 'version', head: t('version'), cell: (row) => t('versionN', { n: row.number }) },
            { key: 'sessions', head: t('sessions'), numeric: true, cell: (row) => row.sessions },
          ]}
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
