import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { applyForLevel } from '~/certification/commands/apply-for-level.server.ts';
import { withdrawApplication } from '~/certification/commands/withdraw-application.server.ts';
import { certificationPage } from '~/certification/queries/certification-page.server.ts';
import { parseForm } from '~/http/forms.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { today } from '~/platform/clock.ts';
import { RequirementList } from '~/ui/certification/requirement-list.tsx';
import { ApplicationMark } from '~/ui/certification/status-mark.tsx';
import { formatDate, formatTableDate } from '~/ui/format.ts';
import { useLocale } from '~/ui/locale-context.tsx';
import { certificationMessages } from '~/ui/messages/certification.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import type { PageHandle } from '~/ui/page-handle.ts';
import { Band } from '~/ui/parts/band.tsx';
import { Button } from '~/ui/parts/button.tsx';
import { EmptyState } from '~/ui/parts/empty-state.tsx';
import { Notice } from '~/ui/parts/notice.tsx';
import { LearnerShell } from '~/ui/shells/learner-shell.tsx';

export const handle = { scripts: false } satisfies PageHandle;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, context }) => {
  const page = await certificationPage(actor, today());
  const { standing } = page;
  return {
    title: translator(certificationMessages, context.locale)('title'),
    standing: standing && {
      kind: standing.kind,
      verdicts: standing.verdicts,
      current: standing.current,
      lapsed: standing.lapsed,
      validityMonths: standing.level.validityMonths,
      standardFrom: standing.level.validFrom,
      renewalOpensOn: standing.renewalOpensOn,
    },
    clauses: page.clauses,
    courses: page.courses,
    mayApply: page.mayApply,
    early: page.early,
    open: page.open && { id: page.open.id, status: page.open.status },
    applications: page.applications.map(({ id, kind, status, submittedAt, decisions, certificate }) => ({
      id,
      kind,
      status,
      submittedAt,
      decisions,
      certificate,
    })),
  };
});

const intent = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('apply') }),
  z.object({ intent: z.literal('withdraw'), applicationId: z.uuid() }),
]);

export const action = forActor(async ({ actor, request }) => {
  const form = await parseForm(request, intent);
  if (!form.ok) throw new Response(null, { status: 400 });
  if (form.value.intent === 'withdraw') await withdrawApplication(actor, form.value.applicationId);
  else {
    const result = await applyForLevel(actor, 'L1');
    if (!result.ok) return { reason: result.reason };
  }
  return redirect('/certification');
});

export default function Certification() {
  const data = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(certificationMessages);
  const locale = useLocale();
  const { standing } = data;
  return (
    <LearnerShell>
      <div className="wrap">
        <header className="hello">
          <p className="cap">{data.title}</p>
          <h1>{t('levelTitle')}</h1>
          <p className="hi">{standing ? <Lead {...data} standing={standing} /> : t('noScheme')}</p>
        </header>
        {refused && <Notice kind="due" title={t(refused.reason)} />}
        <Returned {...data} />
        {!standing ? (
          <EmptyState title={t('noScheme')}>{t('noSchemeWhy')}</EmptyState>
        ) : (
          <>
            {standing.current && (
              <Band title={t('current')}>
                <p>
                  <a href={`/certificates/${standing.current.id}`}>
                    {t('currentUntil', {
                      number: standing.current.number,
                      until: standing.current.validUntil ? formatDate(standing.current.validUntil, locale) : '—',
                    })}
                  </a>
                </p>
                {standing.renewalOpensOn && (
                  <p className="cap">{t('renewalFrom', { date: formatDate(standing.renewalOpensOn, locale) })}</p>
                )}
              </Band>
            )}
            {standing.lapsed && (
              <Notice
                kind="due"
                title={t('lapsed', {
                  number: standing.lapsed.number,
                  until: standing.lapsed.validUntil ? formatDate(standing.lapsed.validUntil, locale) : '—',
                })}
              />
            )}
            <Band
              title={t(standing.kind === 'RENEWAL' ? 'renewalRequirements' : 'requirements')}
              note={t('requirementsNote', { from: formatDate(standing.standardFrom, locale) })}
            >
              <RequirementList verdicts={standing.verdicts} clauses={data.clauses} courses={data.courses} leads />
              <p className="cap">{t('validFor', { n: standing.validityMonths })}</p>
              {data.mayApply && (
                <form method="post" className="form-acts">
                  <input type="hidden" name="intent" value="apply" />
                  <Button look="red">
                    {t(data.open ? 'applyAgain' : standing.kind === 'RENEWAL' ? 'applyRenewal' : 'apply')}
                  </Button>
                  <p className="cap">{t('applyNote')}</p>
                </form>
              )}
            </Band>
          </>
        )}
        {data.applications.length > 0 && (
          <Band title={t('applications')}>
            <ul className="rows">
              {data.applications.map((application) => (
                <li key={application.id}>
                  <div className="grow">
                    {t(application.kind === 'RENEWAL' ? 'applicationRenewal' : 'applicationFirst')}
                    <small className="num">{formatTableDate(application.submittedAt)}</small>
                    {application.decisions.map((decision) => (
                      <small key={decision.decidedAt}>
                        {t(decision.stage as 'UNIT')} · {t(decision.decision as 'APPROVE')} · {decision.decidedByName}：
                        {decision.reason}
                      </small>
                    ))}
                    {application.certificate && application.certificate.id !== standing?.current?.id && (
                      <small>
                        <a href={`/certificates/${application.certificate.id}`}>
                          {t(`certificate${application.certificate.ended ?? 'Made'}`, {
                            number: application.certificate.number,
                          })}
                        </a>
                      </small>
                    )}
                  </div>
                  <ApplicationMark status={application.status} />
                </li>
              ))}
            </ul>
            {data.open && data.open.status !== 'APPROVED' && (
              <form method="post" className="form-acts">
                <input type="hidden" name="intent" value="withdraw" />
                <input type="hidden" name="applicationId" value={data.open.id} />
                <Button>{t('withdraw')}</Button>
              </form>
            )}
          </Band>
        )}
      </div>
    </LearnerShell>
  );
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

/** Why the application under way came back, before anything else. */
function Returned({ open, applications }: Pick<Shown, 'open' | 'applications'>) {
  const t = useT(certificationMessages);
  if (open?.status !== 'RETURNED') return null;
  const last = applications.find(({ id }) => id === open.id)?.decisions.at(-1);
  return last ? (
    <Notice kind="due" title={t('returned', { stage: t(last.stage as 'UNIT'), reason: last.reason })} />
  ) : null;
}

/** Where the person stands, in one sentence. */
function Lead({ open, early, standing }: Pick<Shown, 'open' | 'early'> & { standing: NonNullable<Shown['standing']> }) {
  const t = useT(certificationMessages);
  const locale = useLocale();
  const total = standing.verdicts.length;
  const met = standing.verdicts.filter((verdict) => verdict.met).length;
  const until = standing.current?.validUntil;
  if (open) return t(open.status === 'RETURNED' ? 'leadReturned' : 'leadOpen');
  if (early && until) return t('leadHeld', { until: formatDate(until, locale) });
  if (standing.kind === 'RENEWAL') return t('leadRenewal', { total, met });
  return met === total ? t('leadAll', { total }) : t('lead', { total, met });
}
