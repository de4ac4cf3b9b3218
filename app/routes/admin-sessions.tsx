import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { sessionList } from '~/exams/queries/session-list.server.ts';
import { OCCASIONS, SESSION_LIST } from '~/exams/rules/exam-lists.ts';
import { SESSION_PHASES } from '~/exams/rules/session-phase.ts';
import { isFiltered, keptFields, listHref, readListState, shownPage, sortLink } from '~/http/list-address.ts';
import { chipsOfFilters } from '~/http/list-chips.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { namesOf } from '~/ui/exams/names-of.ts';
import { SessionPhaseMark } from '~/ui/exams/session-phase-mark.tsx';
import { formatTableDateTime } from '~/ui/format.ts';
import { useZone } from '~/ui/locale-context.tsx';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { examSessionMessages } from '~/ui/messages/exam-sessions.ts';
import { LinkButton } from '~/ui/parts/button.tsx';
import { DataTable } from '~/ui/parts/data-table.tsx';
import { DateInput } from '~/ui/parts/date-input.tsx';
import { ListEmpty } from '~/ui/parts/list-empty.tsx';
import { ListSummary } from '~/ui/parts/list-summary.tsx';
import { ListToolbar } from '~/ui/parts/list-toolbar.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { Pagination } from '~/ui/parts/pagination.tsx';
import { FilterSelect } from '~/ui/parts/filter-select.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export const loader = forActor(async ({ actor, url, context }) => {
  const state = readListState(url, SESSION_LIST);
  const list = await sessionList(actor, {
    ...shownPage(state),
    filters: state.filters,
  });
  return { pageTitle: translator(examSessionMessages, context.locale)('sessions'), state, ...list };
});

/** What somebody comes here for. */
const LEADS = { create: 'sessionsLead', register: 'sessionsLeadUnit', read: 'sessionsLeadWatch' } as const;

/** While there is something to watch, whoever watches goes in from the list. */
const ROOM_PHASES: ReadonlySet<string> = new Set(['registering', 'waiting', 'open', 'closing']);

export default function AdminSessions() {
  const { pageTitle, state, rows, total, may } = useLoaderData<typeof loader>();
  const t = useT(examSessionMessages);
  const zone = useZone();
  const word = (name: string, value: string): string => {
    if (name === 'policy') return t('policyChip', { code: rows[0]?.policyCode ?? '—' });
    return name === 'from'
      ? `${t('fromDate')} ${value}`
      : name === 'to'
        ? `${t('toDate')} ${value}`
        : t(value as 'open');
  };
  const active = chipsOfFilters(SESSION_LIST, state, word);
  const suggested = SESSION_PHASES.filter((phase) => state.filters['phase'] === undefined && phase !== 'cancelled').map(
    (phase) => ({ label: t(phase), href: listHref(SESSION_LIST, state, { filters: { phase } }) }),
  );
  return (
    <AdminShell>
      <PageHead
        title={pageTitle}
        lead={t(LEADS[may])}
        actions={
          may === 'create' && (
            <LinkButton href="/admin/sessions/new" look="red">
              {t('newSession')}
            </LinkButton>
          )
        }
      />
      <ListToolbar
        action={SESSION_LIST.path}
        search={{ value: state.q, label: t('searchSessions') }}
        keep={keptFields(SESSION_LIST, state)}
        active={active}
        suggested={suggested}
        clearHref={SESSION_LIST.path}
        exportLink={{
          rows: total,
          label: t('exportSessions', { n: total }),
          href: listHref(SESSION_LIST, state, { path: '/admin/sessions/export' }),
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
      <ListSummary figure={total}>{t('sessionsFound')}</ListSummary>
      <DataTable
        caption={t('sessions')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'number',
            head: t('number'),
            sort: sortLink(SESSION_LIST, state, 'number'),
            cell: (row) => (
              <a className="num nowrap" href={`/admin/sessions/${row.id}`}>
                {row.number}
              </a>
            ),
          },
          {
            key: 'title',
            head: t('title'),
            card: 'title',
            wrap: true,
            sort: sortLink(SESSION_LIST, state, 'title'),
            cell: (row) => (
              <>
                <a href={`/admin/sessions/${row.id}`}>{row.title}</a>
                {row.watched && ROOM_PHASES.has(row.phase) && (
                  <>
                    <br />
                    <a href={`/admin/sessions/${row.id}/board`}>{t('enterRoom')}</a>
                  </>
                )}
              </>
            ),
          },
          { key: 'occasion', head: t('occasion'), cell: (row) => t(row.occasion) },
          { key: 'organizer', head: t('organizer'), wrap: true, card: 'hidden', cell: (row) => row.organizationName },
          {
            key: 'opensAt',
            head: t('opensAt'),
            sort: sortLink(SESSION_LIST, state, 'opensAt'),
            cell: (row) => <span className="num nowrap">{formatTableDateTime(row.opensAt, zone)}</span>,
          },
          {
            key: 'registered',
            head: t('registered'),
            numeric: true,
            sort: sortLink(SESSION_LIST, state, 'registered'),
            cell: (row) => <a href={namesOf(row.id, 'REGISTERED')}>{row.registered}</a>,
          },
          {
            key: 'sat',
            head: t('sat'),
            numeric: true,
            cell: (row) => <a href={namesOf(row.id, 'began')}>{row.sat}</a>,
          },
          {
            key: 'passed',
            head: t('passed'),
            numeric: true,
            cell: (row) => <a href={namesOf(row.id, 'passed')}>{row.passed}</a>,
          },
          { key: 'state', head: t('state'), card: 'state', cell: (row) => <SessionPhaseMark phase={row.phase} /> },
        ]}
        empty={
          <ListEmpty
            filtered={isFiltered(state)}
            noMatch={{
              title: t('emptySessions'),
              why: t('emptySessionsWhy'),
              all: { label: t('allSessions'), href: SESSION_LIST.path },
            }}
            noneYet={{ title: t('noSessions'), why: t('noSessionsWhy') }}
          />
        }
      />
      <Pagination
        page={state.page}
        pageSize={state.pageSize}
        total={total}
        href={(page) => listHref(SESSION_LIST, state, { page })}
      />
    </AdminShell>
  );
}
