import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { addPolicyVersion } from '~/exams/commands/add-policy-version.server.ts';
import { policyPage } from '~/exams/queries/policy-pages.server.ts';
import { policyFormOf, readPolicyForm } from '~/exams/rules/policy-form.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { PolicyEditor } from '~/ui/exams/policy-editor.tsx';
import { PolicyVersions } from '~/ui/exams/policy-versions.tsx';
import { PolicyView } from '~/ui/exams/policy-view.tsx';
import { useLocale } from '~/ui/locale-context.tsx';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { examPolicyMessages } from '~/ui/messages/exam-policies.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { LinkButton } from '~/ui/parts/button.tsx';
import { Notice } from '~/ui/parts/notice.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page && (page.locale === 'en' ? page.policy.titleEn : page.policy.title) },
];

export const loader = forActor(async ({ actor, params, url, context }) => {
  const asked = Number(url.searchParams.get('version'));
  const page = await policyPage(actor, params['policyId'] ?? '', asked > 0 ? asked : null);
  return {
    ...page,
    locale: context.locale,
    editing: page.mayWrite && url.searchParams.has('edit') && page.version.number === page.latest,
    done: (['created', 'added'] as const).find((word) => word === url.searchParams.get('done')) ?? null,
  };
});

export const action = forActor(async ({ actor, params, request, context }) => {
  const t = translator(examPolicyMessages, context.locale);
  const policyId = params['policyId'] ?? '';
  const page = await policyPage(actor, policyId, null);
  const values = Object.fromEntries([...(await request.formData())].map(([name, value]) => [name, String(value)]));
  const form = readPolicyForm(
    values,
    page.topics.map(({ code }) => code),
  );
  if (!form.ok) {
    const errors = Object.fromEntries(Object.entries(form.errors).map(([name, key]) => [name, t(key as 'outOfRange')]));
    return data({ errors, values }, { status: 400 });
  }
  const added = await addPolicyVersion(actor, {
    policyId,
    basedOn: Number(values['basedOn']),
    settings: form.settings,
    sources: form.sources,
    reason: values['reason'] ?? '',
  });
  if (!added.ok) {
    const errors: Record<string, string> = { reason: t(added.reason) };
    return data({ errors, values }, { status: 409 });
  }
  throw redirect(`/admin/policies/${policyId}?done=added`);
});

export default function AdminPolicy() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(examPolicyMessages);
  const english = useLocale() === 'en';
  const { policy, version, latest, done, shape } = page;
  const base = `/admin/policies/${policy.id}`;
  const title = english ? policy.titleEn : policy.title;
  const editing = page.editing || answer !== undefined;
  return (
    <AdminShell roomy={editing}>
      <PageHead
        path={<Breadcrumbs items={[{ label: t('pageTitle'), href: '/admin/policies' }, { label: policy.code }]} />}
        title={editing ? t('editTitle', { n: latest + 1 }) : title}
        lead={
          editing
            ? t('editLead')
            : `${t('versionN', { n: version.number })} · ${policy.organizationName} · ${t('paperLine', {
                questions: shape.questions,
                points: shape.points,
                minutes: version.settings.minutes,
                mark: version.settings.passMark,
              })}`
        }
        actions={
          page.mayWrite &&
          !editing &&
          version.number === latest && <LinkButton href={`${base}?edit`}>{t('newVersion')}</LinkButton>
        }
      />
      <div className="stack">
        {done && !editing && (
          <Notice kind="success" title={done === 'created' ? t('created') : t('added', { n: latest })} />
        )}
        {version.number !== latest && (
          <Notice kind="info" title={t('old', { n: latest })}>
            <a href={base}>{t('seeCurrent')}</a>
          </Notice>
        )}
        {editing ? (
          <PolicyEditor
            action={base}
            basedOn={answer ? Number(answer.values['basedOn']) : version.number}
            values={answer?.values ?? policyFormOf(version.settings, version.sources)}
            errors={answer?.errors ?? {}}
            topics={page.topics}
            choices={page.choices}
          />
        ) : (
          <PolicyView
            settings={version.settings}
            sources={version.sources}
            clauses={page.clauses}
            topics={page.topics}
            beside={<PolicyVersions base={base} versions={page.versions} shown={version.number} />}
          />
        )}
      </div>
    </AdminShell>
  );
}
