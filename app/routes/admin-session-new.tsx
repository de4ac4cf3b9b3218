import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { createSession } from '~/exams/commands/create-session.server.ts';
import { sessionChoices } from '~/exams/queries/session-choices.server.ts';
import { postedSession } from '~/http/posted-session.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { SessionFields } from '~/ui/exams/session-fields.tsx';
import { sessionFaultField, sessionSentences } from '~/ui/exams/session-faults.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { examSessionMessages } from '~/ui/messages/exam-sessions.ts';
import { partsMessages } from '~/ui/messages/parts.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { Button, LinkButton } from '~/ui/parts/button.tsx';
import { EmptyState } from '~/ui/parts/empty-state.tsx';
import { ErrorSummary } from '~/ui/parts/error-summary.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.pageTitle }];

export const loader = forActor(async ({ actor, context }) => ({
  pageTitle: translator(examSessionMessages, context.locale)('newSession'),
  ...(await sessionChoices(actor)),
}));

export const action = forActor(async ({ actor, request, context }) => {
  const t = translator(examSessionMessages, context.locale);
  const posted = await postedSession(request);
  const { values } = posted;
  if (!posted.ok) return data({ errors: sessionSentences(posted.errors, t), values }, { status: 400 });
  const { organizationId, fields } = posted;
  if (!organizationId)
    return data({ errors: { organizationId: t('required') } as Record<string, string>, values }, { status: 400 });
  const made = await createSession(actor, { ...fields, organizationId });
  if (!made.ok)
    return data(
      { errors: { [sessionFaultField(made.reason)]: t(made.reason) } as Record<string, string>, values },
      { status: 409 },
    );
  throw redirect(`/admin/sessions/${made.sessionId}?done=created`);
});

export default function AdminSessionNew() {
  const { pageTitle, ...choices } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(examSessionMessages);
  const p = useT(partsMessages);
  return (
    <AdminShell roomy>
      <PageHead
        path={<Breadcrumbs items={[{ label: t('sessions'), href: '/admin/sessions' }, { label: pageTitle }]} />}
        title={pageTitle}
        lead={t('newLead')}
      />
      {choices.policies.length === 0 ? (
        <EmptyState title={t('noPolicies')} action={<LinkButton href="/admin/policies">{t('policy')}</LinkButton>}>
          {t('noPoliciesWhy')}
        </EmptyState>
      ) : (
        <form method="post" className="form" noValidate>
          <ErrorSummary errors={answer?.errors ?? {}} />
          <SessionFields {...choices} values={answer?.values ?? {}} errors={answer?.errors ?? {}} withOrganization />
          <div className="form-acts">
            <Button look="red">{t('saveDraft')}</Button>
            <LinkButton href="/admin/sessions" look="bare">
              {p('cancel')}
            </LinkButton>
          </div>
        </form>
      )}
    </AdminShell>
  );
}
