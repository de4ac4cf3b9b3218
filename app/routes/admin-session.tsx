import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { assignInvigilators } from '~/exams/commands/assign-invigilators.server.ts';
import { cancelSession } from '~/exams/commands/cancel-session.server.ts';
import { closeRegistration } from '~/exams/commands/close-registration.server.ts';
import { endSession } from '~/exams/commands/end-session.server.ts';
import { publishSession } from '~/exams/commands/publish-session.server.ts';
import { sessionPage } from '~/exams/queries/session-page.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { InvigilatorCard } from '~/ui/exams/invigilator-card.tsx';
import { ReadinessCard } from '~/ui/exams/readiness-card.tsx';
import { SessionCounts } from '~/ui/exams/session-counts.tsx';
import { SessionFacts } from '~/ui/exams/session-facts.tsx';
import { SessionHead } from '~/ui/exams/session-head.tsx';
import { SESSION_QUESTIONS, SessionSteps } from '~/ui/exams/session-steps.tsx';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { examSessionPageMessages } from '~/ui/messages/exam-session-page.ts';
import { Notice } from '~/ui/parts/notice.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page && `${page.session.number} ${page.session.title}` },
];

const DONE = ['created', 'edited', 'published', 'closed', 'cancelled', 'ended', 'assigned'] as const;

export const loader = forActor(async ({ actor, params, url }) => ({
  ...(await sessionPage(actor, params['sessionId'] ?? '')),
  asking: SESSION_QUESTIONS.find((step) => step === url.searchParams.get('ask')) ?? null,
  done: DONE.find((word) => word === url.searchParams.get('done')) ?? null,
  told: Number(url.searchParams.get('n')) || 0,
}));

export const action = forActor(async ({ actor, params, request, context }) => {
  const t = translator(examSessionPageMessages, context.locale);
  const sessionId = params['sessionId'] ?? '';
  const form = await request.formData();
  const here = `/admin/sessions/${sessionId}`;
  const refuse = (reason: keyof typeof examSessionPageMessages) =>
    data({ refusal: t(reason as 'not-draft') }, { status: 409 });
  switch (form.get('intent')) {
    case 'publish': {
      const answer = await publishSession(actor, sessionId);
      if (!answer.ok) return refuse(answer.reason);
      throw redirect(`${here}?done=published&n=${answer.told}`);
    }
    case 'close': {
      const answer = await closeRegistration(actor, sessionId);
      if (!answer.ok) return refuse(answer.reason);
      throw redirect(`${here}?done=closed`);
    }
    case 'cancel': {
      const answer = await cancelSession(actor, sessionId);
      if (!answer.ok) return refuse(answer.reason);
      throw redirect(`${here}?done=cancelled`);
    }
    case 'end': {
      const answer = await endSession(actor, sessionId, t('end'));
      if (!answer.ok) return refuse(answer.reason);
      throw redirect(`${here}?done=ended`);
    }
    case 'invigilators': {
      const answer = await assignInvigilators(actor, sessionId, form.getAll('invigilator').map(String));
      if (!answer.ok) return refuse(answer.reason);
      throw redirect(`${here}?done=assigned`);
    }
    default:
      throw new Response(null, { status: 400 });
  }
});

export default function AdminSession() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(examSessionPageMessages);
  const { session, done, told, may } = page;
  return (
    <AdminShell>
      <SessionHead session={session} current="overview" />
      <div className="stack session-body">
        {answer && <Notice kind="bad" title={answer.refusal} />}
        {done && !answer && (
          <Notice kind="success" title={t(done)}>
            {done === 'created' && t('createdDo')}
            {done === 'published' &&
              (page.counts.registered > 0
                ? t('publishedDo', { n: told })
                : t.rich('publishedEmpty', {
                    add: <a href={`/admin/sessions/${session.id}/registrations#add`}>{t('publishedAdd')}</a>,
                  }))}
            {done === 'ended' &&
              t.rich('endedDo', {
                results: <a href={`/admin/results?session=${encodeURIComponent(session.number)}`}>{t('results')}</a>,
              })}
          </Notice>
        )}
        <SessionSteps
          session={session}
          may={may}
          counts={page.counts}
          asking={page.asking}
          ready={page.readiness?.ready ?? false}
        />
        <SessionCounts sessionId={session.id} counts={page.counts} />
        <SessionFacts session={session} policy={page.policy} mayEdit={may.edit} />
        {page.readiness && session.phase !== 'ended' && session.phase !== 'cancelled' && (
          <ReadinessCard readiness={page.readiness} topics={page.readiness.topics} />
        )}
        {page.reader && (
          <InvigilatorCard
            sessionId={session.id}
            invigilators={page.invigilators}
            mayAssign={may.assign}
            over={session.phase === 'ended' || session.phase === 'cancelled'}
          />
        )}
      </div>
    </AdminShell>
  );
}
