import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { editSession } from '~/exams/commands/edit-session.server.ts';
import { sessionChoices } from '~/exams/queries/session-choices.server.ts';
import { visibleSession } from '~/exams/queries/session-page.server.ts';
import { localOfMoment } from '~/exams/rules/local-time.ts';
import { postedSession } from '~/http/posted-session.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { authorise } from '~/identity/rules/actor.ts';
import { env } from '~/platform/env.ts';
import { SessionFields } from '~/ui/exams/session-fields.tsx';
import { sessionFaultField, sessionSentences } from '~/ui/exams/session-faults.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { examSessionPageMessages } from '~/ui/messages/exam-session-page.ts';
import { examSessionMessages } from '~/ui/messages/exam-sessions.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { Button, LinkButton } from '~/ui/parts/button.tsx';
import { ErrorSummary } from '~/ui/parts/error-summary.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.pageTitle }];

export const loader = forActor(async ({ actor, params, context }) => {
  const session = await visibleSession(actor, params['sessionId'] ?? '');
  authorise(actor, 'sessions.write', session.path);
  if (session.status !== 'DRAFT') throw redirect(`/admin/sessions/${session.id}`);
  const local = (at: Date | null): string => (at ? localOfMoment(at.getTime(), env.TIME_ZONE) : '');
  return {
    pageTitle: translator(examSessionMessages, context.locale)('editSession'),
    session: { id: session.id, number: session.number },
    values: {
      title: session.title,
      occasion: session.occasion,
      policyVersionId: session.policyVersionId,
      bankId: session.bankId,
      opensAt: local(session.opensAt),
      closesAt: local(session.closesAt),
      registrationClosesAt: local(session.registrationClosesAt),
      releaseResultsAt: local(session.releaseResultsAt),
      venue: session.venue ?? '',
      notice: session.notice,
    } as Record<string, string>,
    ...(await sessionChoices(actor)),
  };
});

export const action = forActor(async ({ actor, params, request, context }) => {
  const t = translator(examSessionMessages, context.locale);
  const sessionId = params['sessionId'] ?? '';
  const posted = await postedSession(request);
  const { values } = posted;
  if (!posted.ok) return data({ errors: sessionSentences(posted.errors, t), values }, { status: 400 });
  const edited = await editSession(actor, sessionId, posted.fields);
  if (edited.ok) throw redirect(`/admin/sessions/${sessionId}?done=edited`);
  const errors: Record<string, string> =
    edited.reason === 'not-draft'
      ? { title: translator(examSessionPageMessages, context.locale)('not-draft') }
      : { [sessionFaultField(edited.reason)]: t(edited.reason) };
  return data({ errors, values }, { status: 409 });
});

export default function AdminSessionEdit() {
  const { pageTitle, session, values, ...choices } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(examSessionMessages);
  const page = useT(examSessionPageMessages);
  const back = `/admin/sessions/${session.id}`;
  return (
    <AdminShell roomy>
      <PageHead
        path={
          <Breadcrumbs
            items={[
              { label: t('sessions'), href: '/admin/sessions' },
              { label: session.number, href: back },
              { label: pageTitle },
            ]}
          />
        }
        title={pageTitle}
      />
      <form method="post" className="form" noValidate>
        <ErrorSummary errors={answer?.errors ?? {}} />
        <SessionFields
          {...choices}
          values={answer?.values ?? values}
          errors={answer?.errors ?? {}}
          withOrganization={false}
        />
        <div className="form-acts">
          <Button look="red">{t('save')}</Button>
          <LinkButton href={back}>{page('keep')}</LinkButton>
        </div>
      </form>
    </AdminShell>
  );
}
