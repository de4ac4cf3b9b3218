import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { decideAppeal } from '~/exams/commands/decide-appeal.server.ts';
import { appealList, appealPage } from '~/exams/queries/appeal-page.server.ts';
import { APPEAL_STATUSES, appealDecisionForm } from '~/exams/rules/appeal.ts';
import { APPEAL_LIST } from '~/exams/rules/exam-lists.ts';
import { parseForm } from '~/http/forms.server.ts';
import { keptFields, listHref, readListState, shownPage, sortLink, withQuery } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { AppealCard } from '~/ui/exams/appeal-card.tsx';
import { AppealTable } from '~/ui/exams/appeal-table.tsx';
import { appealMessages } from '~/ui/messages/appeal.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { LinkButton } from '~/ui/parts/button.tsx';
import { EmptyState } from '~/ui/parts/empty-state.tsx';
import { ListSummary } from '~/ui/parts/list-summary.tsx';
import { ListToolbar } from '~/ui/parts/list-toolbar.tsx';
import { Notice } from '~/ui/parts/notice.tsx';
import { Figure } from '~/ui/parts/figure.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { Pagination } from '~/ui/parts/pagination.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.pageTitle }];

export const loader = forActor(async ({ actor, url, context }) => {
  const state = readListState(url, APPEAL_LIST);
  const shown = url.searchParams.get('show');
  const list = await appealList(actor, {
    ...shownPage(state),
    status: state.filters['state'] ?? null,
  });
  return {
    pageTitle: translator(appealMessages, context.locale)('pageTitle'),
    state,
    ...list,
    appeal: shown ? await appealPage(actor, shown) : null,
    done: url.searchParams.has('done'),
  };
});

export const action = forActor(async ({ actor, request, context }) => {
  const t = translator(appealMessages, context.locale);
  const form = await parseForm(request, appealDecisionForm);
  if (!form.ok) return data({ refusal: t('answer-missing') }, { status: 422 });
  const { appealId, decision, answer, slot } = form.value;
  const decided = await decideAppeal(actor, appealId, { decision, answer, slots: slot });
  if (!decided.ok) return data({ refusal: t(decided.reason) }, { status: 409 });
  throw redirect(`${APPEAL_LIST.path}?done=1&show=${appealId}#appeal`);
});

export default function AdminAppeals() {
  const { pageTitle, state, rows, total, waiting, appeal, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(appealMessages);
  const back = listHref(APPEAL_LIST, state);
  const show = (id: string): string => withQuery(back, [['show', id]]);
  const filter = state.filters['state'];
  return (
    <AdminShell>
      <PageHead
        title={pageTitle}
        lead={
          waiting > 0
            ? t.rich('leadWaiting', { n: <Figure n={waiting} href={`${APPEAL_LIST.path}?state=OPEN`} /> })
            : t('leadNone')
        }
      />
      <div className="stack">
        {answer && <Notice kind="bad" title={answer.refusal} />}
        {done && !answer && <Notice kind="success" title={t('done')} />}
        {appeal && <AppealCard appeal={appeal} action={show(appeal.id)} backHref={back} />}
        <ListToolbar
          action={APPEAL_LIST.path}
          search={{ value: state.q, label: t('search') }}
          keep={keptFields(APPEAL_LIST, state)}
          active={
            filter
              ? [{ label: t(filter as 'OPEN'), href: listHref(APPEAL_LIST, state, { filters: { state: null } }) }]
              : []
          }
          suggested={
            filter
              ? []
              : APPEAL_STATUSES.map((one) => ({
                  label: t(one),
                  href: listHref(APPEAL_LIST, state, { filters: { state: one } }),
                }))
          }
          clearHref={APPEAL_LIST.path}
          exportLink={{
            rows: total,
            label: t('export', { n: total }),
            href: listHref(APPEAL_LIST, state, { path: '/admin/appeals/export' }),
          }}
        />
        <ListSummary figure={total}>{t('found')}</ListSummary>
        <AppealTable
          rows={rows}
          sort={(key) => sortLink(APPEAL_LIST, state, key)}
          hrefOf={(row) => `${show(row.id)}#appeal`}
          empty={
            <EmptyState title={t('empty')} action={<LinkButton href={APPEAL_LIST.path}>{t('all')}</LinkButton>}>
              {t('emptyWhy')}
            </EmptyState>
          }
        />
        <Pagination
          page={state.page}
          pageSize={state.pageSize}
          total={total}
          href={(n) => listHref(APPEAL_LIST, state, { page: n })}
        />
      </div>
    </AdminShell>
  );
}
