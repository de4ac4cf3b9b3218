import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { withdrawExemption } from '~/exams/commands/withdraw-exemption.server.ts';
import { exemptionList, exemptionPage } from '~/exams/queries/exemption-pages.server.ts';
import { EXEMPTION_LIST } from '~/exams/rules/exam-lists.ts';
import { EXEMPTION_OCCASIONS, EXEMPTION_STATES } from '~/exams/rules/exemption.ts';
import { exemptionWithdrawal } from '~/exams/rules/exemption-form.ts';
import { parseForm } from '~/http/forms.server.ts';
import {
  isFiltered,
  keptFields,
  listHref,
  readListState,
  shownPage,
  sortLink,
  withQuery,
} from '~/http/list-address.ts';
import { chipsOfFilters } from '~/http/list-chips.ts';
import { pickerOfFilter } from '~/http/picked-organization.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { today } from '~/platform/clock.ts';
import { ExemptionCard } from '~/ui/exams/exemption-card.tsx';
import { ExemptionTable } from '~/ui/exams/exemption-table.tsx';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { exemptionMessages } from '~/ui/messages/exemptions.ts';
import { LinkButton } from '~/ui/parts/button.tsx';
import { ListEmpty } from '~/ui/parts/list-empty.tsx';
import { ListSummary } from '~/ui/parts/list-summary.tsx';
import { ListToolbar } from '~/ui/parts/list-toolbar.tsx';
import { Notice } from '~/ui/parts/notice.tsx';
import { OrganizationField } from '~/ui/parts/organization-field.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { Pagination } from '~/ui/parts/pagination.tsx';
import { FilterSelect } from '~/ui/parts/filter-select.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.pageTitle }];

export const loader = forActor(async ({ actor, url, context }) => {
  const state = readListState(url, EXEMPTION_LIST);
  const shown = url.searchParams.get('show');
  const day = today(context.now);
  const [list, exemption, within] = await Promise.all([
    exemptionList(actor, day, { ...shownPage(state), filters: state.filters }),
    shown ? exemptionPage(actor, day, shown) : null,
    pickerOfFilter(actor, 'results.read', url, 'within'),
  ]);
  return {
    pageTitle: translator(exemptionMessages, context.locale)('pageTitle'),
    state,
    ...list,
    exemption,
    within,
    done: (['granted', 'done'] as const).find((word) => word === url.searchParams.get('done')) ?? null,
  };
});

export const action = forActor(async ({ actor, request, url, context }) => {
  const t = translator(exemptionMessages, context.locale);
  const form = await parseForm(request, exemptionWithdrawal);
  const typed = form.values['reason'] ?? '';
  if (!form.ok) {
    if (form.errors['exemptionId']) throw new Response(null, { status: 400 });
    return data({ error: t(form.errors['reason'] as 'reason-missing'), typed }, { status: 400 });
  }
  const { exemptionId, reason } = form.value;
  const withdrawn = await withdrawExemption(actor, exemptionId, reason);
  if (!withdrawn.ok) return data({ error: t(withdrawn.reason), typed }, { status: 409 });
  const back = listHref(EXEMPTION_LIST, readListState(url, EXEMPTION_LIST));
  const shown = [
    ['done', 'done'],
    ['show', exemptionId],
  ] as const;
  throw redirect(`${withQuery(back, shown)}#exemption`, 303);
});

export default function AdminExemptions() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(exemptionMessages);
  const { state, rows, total, counts, kinds, exemption, within, done } = page;
  const back = listHref(EXEMPTION_LIST, state, { page: state.page });
  const show = (id: string): string => `${withQuery(back, [['show', id]])}#exemption`;
  const word = (name: string, value: string): string | null => {
    if (name === 'kind') return value;
    if (name === 'within') return within.chosen?.name ?? t('withinUnknown');
    return [...EXEMPTION_STATES, ...EXEMPTION_OCCASIONS].some((one) => one === value) ? t(value as 'inForce') : null;
  };
  return (
    <AdminShell>
      <PageHead
        title={page.pageTitle}
        lead={t('lead')}
        actions={
          page.mayGrant && (
            <LinkButton look="red" href={`${EXEMPTION_LIST.path}/new`}>
              {t('grant')}
            </LinkButton>
          )
        }
      />
      <div className="stack">
        {answer && !exemption?.mayWithdraw && <Notice kind="bad" title={answer.error} />}
        {done && !answer && (
          <Notice kind="success" title={t(done, { name: exemption?.name ?? '' })}>
            {done === 'granted' && <p>{t('noSlip')}</p>}
          </Notice>
        )}
        {exemption && (
          <ExemptionCard
            exemption={exemption}
            action={show(exemption.id)}
            backHref={back}
            refused={answer ? { error: answer.error, reason: answer.typed } : null}
          />
        )}
        <ListToolbar
          action={EXEMPTION_LIST.path}
          search={{ value: state.q, label: t('search') }}
          keep={keptFields(EXEMPTION_LIST, state)}
          active={chipsOfFilters(EXEMPTION_LIST, state, word)}
          suggested={
            state.filters['state']
              ? []
              : EXEMPTION_STATES.filter((one) => (counts[one] ?? 0) > 0).map((one) => ({
                  label: `${t(one)} ${counts[one]}`,
                  href: listHref(EXEMPTION_LIST, state, { filters: { state: one } }),
                }))
          }
          clearHref={EXEMPTION_LIST.path}
          open={within.fault !== null || within.found !== null}
          exportLink={{
            rows: total,
            label: t('export', { n: total }),
            href: listHref(EXEMPTION_LIST, state, { path: `${EXEMPTION_LIST.path}/export` }),
          }}
        >
          <FilterSelect
            name="state"
            label={t('stateFilter')}
            state={state}
            choices={EXEMPTION_STATES.map((value) => ({ value, label: t(value) }))}
          />
          <FilterSelect
            name="kind"
            label={t('kind')}
            state={state}
            choices={kinds.map((value) => ({ value, label: value }))}
          />
          <FilterSelect
            name="occasion"
            label={t('occasion')}
            state={state}
            choices={EXEMPTION_OCCASIONS.map((value) => ({ value, label: t(value) }))}
          />
          <OrganizationField name="within" label={t('within')} picker={within} />
        </ListToolbar>
        <ListSummary figure={total}>{t('found')}</ListSummary>
        <ExemptionTable
          rows={rows}
          sort={(key) => sortLink(EXEMPTION_LIST, state, key)}
          hrefOf={(row) => show(row.id)}
          empty={
            <ListEmpty
              filtered={isFiltered(state)}
              noMatch={{ title: t('empty'), why: t('emptyTry'), all: { label: t('all'), href: EXEMPTION_LIST.path } }}
              noneYet={{ title: t('none'), why: t('noneWhy') }}
            />
          }
        />
        <Pagination
          page={state.page}
          pageSize={state.pageSize}
          total={total}
          href={(n) => listHref(EXEMPTION_LIST, state, { page: n })}
        />
      </div>
    </AdminShell>
  );
}
