import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { confirmResults, holdResults, refuseResults } from '~/exams/commands/confirm-results.server.ts';
import { resultList, resultsWithClauses } from '~/exams/queries/result-list.server.ts';
import { OCCASIONS, RESULT_LIST } from '~/exams/rules/exam-lists.ts';
import { RESULT_STATES } from '~/exams/rules/result-view.ts';
import {
  firstPage,
  isFiltered,
  keptFields,
  listHref,
  readListState,
  shownFields,
  shownPage,
  sortLink,
  withQuery,
} from '~/http/list-address.ts';
import { chipsOfFilters } from '~/http/list-chips.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { ResultQuestion } from '~/ui/exams/result-question.tsx';
import { ResultTable } from '~/ui/exams/result-table.tsx';
import { ResultVerdict } from '~/ui/exams/result-verdict.tsx';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { examResultMessages } from '~/ui/messages/exam-results.ts';
import { Button } from '~/ui/parts/button.tsx';
import { DateInput } from '~/ui/parts/date-input.tsx';
import { ListEmpty } from '~/ui/parts/list-empty.tsx';
import { ListSummary } from '~/ui/parts/list-summary.tsx';
import { ListToolbar } from '~/ui/parts/list-toolbar.tsx';
import { Notice } from '~/ui/parts/notice.tsx';
import { Figure } from '~/ui/parts/figure.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { Pagination } from '~/ui/parts/pagination.tsx';
import { FilterSelect } from '~/ui/parts/filter-select.tsx';
import { SelectionBar } from '~/ui/parts/selection-bar.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.pageTitle }];

export const loader = forActor(async ({ actor, url, context }) => {
  const state = readListState(url, RESULT_LIST);
  const asked = url.searchParams.get('ask');
  const ask = (['confirm', 'hold', 'refuse'] as const).find((word) => word === asked) ?? null;
  const ids = url.searchParams.getAll('id');
  const shown = url.searchParams.get('show');
  const [list, chosen, [result]] = await Promise.all([
    resultList(actor, {
      ...shownPage(state),
      filters: state.filters,
    }),
    ask ? resultsWithClauses(actor, ids) : [],
    shown ? resultsWithClauses(actor, [shown]) : [],
  ]);
  if (list.rows.length === 0 && state.page > 1) throw redirect(firstPage(url));
  const open = chosen.filter((one) => one.mayDecide);
  return {
    pageTitle: translator(examResultMessages, context.locale)('pageTitle'),
    state,
    ...list,
    result: result ?? null,
    question: ask && {
      ask,
      chosen: ids,
      people: open.map(({ eligibilityId, name, occasion }) => ({
        id: eligibilityId ?? '',
        name,
        slip: occasion !== 'CERTIFICATION_L1',
      })),
      leftOut: ids.length - open.length,
    },
    done: (['confirmed', 'held', 'refused'] as const).find((word) => word === url.searchParams.get('done')) ?? null,
    n: Number(url.searchParams.get('n')) || 0,
    already: Number(url.searchParams.get('already')) || 0,
  };
});

export const action = forActor(async ({ actor, request, url, context }) => {
  const t = translator(examResultMessages, context.locale);
  const form = await request.formData();
  const ids = String(form.get('ids') ?? '')
    .split(',')
    .filter(Boolean);
  const reason = String(form.get('reason') ?? '');
  const intent = form.get('intent');
  const answer =
    intent === 'hold'
      ? await holdResults(actor, ids, reason)
      : intent === 'refuse'
        ? await refuseResults(actor, ids, reason)
        : await confirmResults(actor, ids);
  if (!answer.ok)
    return data({ refusal: t(answer.reason), forReason: answer.reason === 'reason-missing', reason }, { status: 409 });
  const state = readListState(url, RESULT_LIST);
  throw redirect(
    withQuery(listHref(RESULT_LIST, state, { page: state.page }), [
      ['done', intent === 'hold' ? 'held' : intent === 'refuse' ? 'refused' : 'confirmed'],
      ['n', String(answer.decided)],
      ['already', String(answer.already)],
    ]),
  );
});

const DONE_WORDS = { confirmed: 'doneConfirmed', held: 'doneHeld', refused: 'doneRefused' } as const;

export default function AdminResults() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(examResultMessages);
  const { state, rows, total, counts, question, result } = page;
  const waiting = counts.flagged ?? 0;
  const word = (name: string, value: string): string =>
    name === 'from'
      ? `${t('fromDate')} ${value}`
      : name === 'to'
        ? `${t('toDate')} ${value}`
        : name === 'session'
          ? value
          : t(value as 'flagged');
  const back = listHref(RESULT_LIST, state, { page: state.page });
  /** What is asked about leads back to the rows it was asked from. */
  const kept = Object.fromEntries(shownFields(RESULT_LIST, state)) as Record<string, string>;
  return (
    <AdminShell>
      <PageHead
        title={page.pageTitle}
        lead={
          waiting > 0
            ? t.rich('leadWaiting', { n: <Figure n={waiting} href={`${RESULT_LIST.path}?state=flagged`} /> })
            : t('leadNone')
        }
      />
      <div className="stack">
        {answer && !(answer.forReason && question) && <Notice kind="bad" title={answer.refusal} />}
        {page.done && !answer && (
          <Notice kind="success" title={t(DONE_WORDS[page.done], { n: page.n })}>
            {page.done === 'confirmed' && <p>{t('confirmedNext')}</p>}
            {page.already > 0 && <p>{t('already', { n: page.already })}</p>}
          </Notice>
        )}
        {question && (
          <ResultQuestion
            {...question}
            action={withQuery(back, [['ask', question.ask], ...question.chosen.map((id) => ['id', id] as const)])}
            backHref={back}
            reason={answer?.reason}
            reasonError={answer?.forReason ? answer.refusal : undefined}
          />
        )}
        {result && <ResultVerdict result={result} backHref={back} action={RESULT_LIST.path} fields={kept} />}
        <ListToolbar
          action={RESULT_LIST.path}
          search={{ value: state.q, label: t('search') }}
          keep={keptFields(RESULT_LIST, state)}
          active={chipsOfFilters(RESULT_LIST, state, word)}
          suggested={
            state.filters['state']
              ? []
              : RESULT_STATES.filter((one) => (counts[one] ?? 0) > 0).map((one) => ({
                  label: `${t(one)} ${counts[one]}`,
                  href: listHref(RESULT_LIST, state, { filters: { state: one } }),
                }))
          }
          clearHref={RESULT_LIST.path}
          exportLink={{
            rows: total,
            label: t('export', { n: total }),
            href: listHref(RESULT_LIST, state, { path: '/admin/results/export' }),
          }}
        >
          <FilterSelect
            name="occasion"
            label={t('occasion')}
            state={state}
            choices={OCCASIONS.map((value) => ({ value, label: t(value) }))}
          />
          <DateInput name="from" label={t('fromDate')} defaultValue={state.filters['from'] ?? ''} />
          <DateInput name="to" label={t('toDate')} defaultValue={state.filters['to'] ?? ''} />
        </ListToolbar>
        <ListSummary figure={total}>{t('found')}</ListSummary>
        <ResultTable
          rows={rows}
          form="results"
          sort={(key) => sortLink(RESULT_LIST, state, key)}
          hrefOf={(row) => `${withQuery(back, [['show', row.attemptId]])}#result`}
          empty={
            <ListEmpty
              filtered={isFiltered(state)}
              noMatch={{ title: t('empty'), why: t('emptyTry'), all: { label: t('all'), href: RESULT_LIST.path } }}
              noneYet={{ title: t('none'), why: t('emptyWhy') }}
            />
          }
        />
        {rows.some((row) => row.mayDecide) && (
          <SelectionBar form="results" action={RESULT_LIST.path} method="get" fields={kept}>
            <Button look="red" name="ask" value="confirm">
              {t('confirmMany')}
            </Button>
            <Button name="ask" value="hold">
              {t('hold')}
            </Button>
            <Button name="ask" value="refuse">
              {t('refuse')}
            </Button>
          </SelectionBar>
        )}
        <Pagination
          page={state.page}
          pageSize={state.pageSize}
          total={total}
          href={(n) => listHref(RESULT_LIST, state, { page: n })}
        />
      </div>
    </AdminShell>
  );
}
