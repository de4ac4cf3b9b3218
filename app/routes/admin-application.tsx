import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { decideApplication } from '~/certification/commands/decide-application.server.ts';
import { applicationPage } from '~/certification/queries/application-pages.server.ts';
import { parseForm } from '~/http/forms.server.ts';
import { idOf } from '~/http/id-of.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { canAnywhere } from '~/identity/rules/actor.ts';
import { RequirementList } from '~/ui/certification/requirement-list.tsx';
import { ApplicationMark } from '~/ui/certification/status-mark.tsx';
import { formatDate, formatTableDate, formatTableDateTime } from '~/ui/format.ts';
import { useLocale } from '~/ui/locale-context.tsx';
import { certificationMessages } from '~/ui/messages/certification.ts';
import { useT } from '~/ui/messages/define-messages.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { Button, LinkButton } from '~/ui/parts/button.tsx';
import { Card } from '~/ui/parts/card.tsx';
import { RadioGroup } from '~/ui/parts/choice-group.tsx';
import { Notice } from '~/ui/parts/notice.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { Textarea } from '~/ui/parts/textarea.tsx';
import { Timeline } from '~/ui/parts/timeline.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.name }];

export const loader = forActor(async ({ actor, params }) => {
  const { application, verdicts, clauses, courses, stage, standardFrom } = await applicationPage(
    actor,
    idOf(params['applicationId']),
  );
  return {
    name: application.cadreName,
    cadreId: canAnywhere(actor, 'registry.read') ? application.cadreId : null,
    certificate: application.certificate,
    standardFrom,
    unit: application.organizationName,
    kind: application.kind,
    status: application.status,
    submittedAt: application.submittedAt,
    decisions: application.decisions,
    verdicts,
    sent: application.verdict,
    clauses,
    courses,
    stage,
  };
});

const decision = z.object({
  stage: z.enum(['UNIT', 'AUTHORITY']),
  decision: z.enum(['APPROVE', 'RETURN', 'DECLINE']),
  reason: z.string().max(500),
});

export const action = forActor(async ({ actor, params, request }) => {
  const applicationId = idOf(params['applicationId']);
  const form = await parseForm(request, decision);
  if (!form.ok) throw new Response(null, { status: 400 });
  const result = await decideApplication(actor, { applicationId, ...form.value });
  if (!result.ok) return { reason: result.reason, typed: form.value };
  return redirect(`/admin/certification/${applicationId}`);
});

export default function AdminApplication() {
  const data = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(certificationMessages);
  const locale = useLocale();
  return (
    <AdminShell>
      <PageHead
        title={data.name}
        path={<Breadcrumbs items={[{ label: t('listTitle'), href: '/admin/certification' }, { label: data.name }]} />}
        lead={
          <>
            <ApplicationMark status={data.status} />
            {`${data.unit} · ${t(data.kind === 'RENEWAL' ? 'applicationRenewal' : 'applicationFirst')} · ${formatTableDate(data.submittedAt)}`}
          </>
        }
        actions={data.cadreId && <LinkButton href={`/admin/cadres/${data.cadreId}`}>{t('toRecordOf')}</LinkButton>}
      />
      {refused && refused.reason !== 'reason-missing' && <Notice kind="due" title={t(refused.reason)} />}
      <div className="columns-7-5">
        <Card
          title={t('requirements')}
          note={data.standardFrom && t('requirementsNote', { from: formatDate(data.standardFrom, locale) })}
        >
          <RequirementList verdicts={data.verdicts} sent={data.sent} clauses={data.clauses} courses={data.courses} />
        </Card>
        <div className="stack">
          {data.stage && (
            <Card title={t('decideTitle')} note={t(data.stage)}>
              <form method="post" className="form">
                <input type="hidden" name="stage" value={data.stage} />
                <RadioGroup
                  name="decision"
                  label={t('decision')}
                  choices={(['APPROVE', 'RETURN', 'DECLINE'] as const).map((value) => ({ value, label: t(value) }))}
                  chosen={[refused?.typed.decision ?? 'APPROVE']}
                />
                <Textarea
                  name="reason"
                  label={t('reason')}
                  hint={t('reasonHint')}
                  required
                  defaultValue={refused?.typed.reason}
                  error={refused?.reason === 'reason-missing' ? t('reason-missing') : undefined}
                />
                <Button look="red">{t('submitDecision')}</Button>
              </form>
            </Card>
          )}
          <Card title={t('decisions')}>
            {data.decisions.length === 0 ? (
              <p className="quiet">{t('noDecision')}</p>
            ) : (
              <Timeline
                items={data.decisions.map((one) => ({
                  time: formatTableDateTime(one.decidedAt),
                  dateTime: one.decidedAt,
                  title: `${t(one.stage as 'UNIT')} · ${t(one.decision as 'APPROVE')}`,
                  detail: `${one.decidedByName}：${one.reason}`,
                }))}
              />
            )}
            {data.certificate && (
              <p className="cap">
                <a href={`/certificates/${data.certificate.id}`}>
                  {t(`certificate${data.certificate.ended ?? 'Made'}`, { number: data.certificate.number })}
                </a>
              </p>
            )}
          </Card>
        </div>
      </div>
    </AdminShell>
  );
}
