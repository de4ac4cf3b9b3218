import type { OrganizationPicker } from '~/identity/rules/organization-choice.ts';
import { formatNumber, formatTableDateTime } from '../format.ts';
import { listHref } from '../list-href.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { auditMessages, auditWords } from '../messages/audit.ts';
import { useT } from '../messages/define-messages.ts';
import { LinkButton } from '../parts/button.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { DateInput } from '../parts/date-input.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ListSummary } from '../parts/list-summary.tsx';
import { ListToolbar, type Chip } from '../parts/list-toolbar.tsx';
import { OrganizationField } from '../parts/organization-field.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Select } from '../parts/select.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { AdminShell } from '../shells/admin-shell.tsx';
import { actionWords } from './audit-action.ts';
import { auditDetail, auditSubject } from './audit-detail.ts';

type Entry = {
  id: string;
  at: Date;
  actorName: string | null;
  actorNumber: string | null;
  action: string;
  subjectType: string | null;
  subjectId: string | null;
  organizationName: string | null;
  result: string;
  detail: string;
  seq: number | null;
};
type Query = {
  from: string | null;
  until: string | null;
  action: string;
  actor: string;
  subject: string;
  within: string | null;
  result: 'ok' | 'refused' | 'failed' | null;
};

export type AuditPageProps = {
  rows: readonly Entry[];
  query: Query;
  /** how many days back an organization is looked for, where no beginning was asked for */
  windowDays: number | null;
  places: OrganizationPicker;
  next: string | null;
  /** Not the newest page. */
  later: boolean;
  search: string;
};

const PATH = '/admin/audit';
const RESULTS = ['ok', 'refused', 'failed'] as const;
const KEPT = ['from', 'until', 'action', 'subject', 'within', 'result'] as const;

export function AuditPage({ rows, query, windowDays, places, next, later, search }: AuditPageProps) {
  const t = useT(auditMessages);
  const word = useT(auditWords);
  const [locale, zone] = [useLocale(), useZone()];
  const present = new URLSearchParams(search);
  const href = (changes: Record<string, string | null>): string =>
    listHref(PATH, present, { before: null, ...changes });
  const labels: Record<(typeof KEPT)[number], string | null> = {
    // The beginning of the window cannot be taken away, only another one be asked for.
    from: windowDays === null && query.from ? `${t('from')} ${query.from}` : null,
    until: query.until && `${t('until')} ${query.until}`,
    action: query.action && actionWords(query.action, word),
    subject: query.subject && `${t('onWhat')} ${query.subject.slice(0, 13)}`,
    within: query.within && (places.chosen?.name ?? t('withinUnknown')),
    result: query.result && t(query.result),
  };
  const active: Chip[] = KEPT.flatMap((name) => {
    const label = labels[name];
    return label ? [{ label, href: href({ [name]: null }) }] : [];
  });
  const suggested: Chip[] = [
    ...(query.action ? [] : [{ label: word('sign-in'), href: href({ action: 'sign-in' }) }]),
    ...(query.action ? [] : [{ label: word('grant'), href: href({ action: 'grant' }) }]),
    ...(query.result ? [] : [{ label: t('refused'), href: href({ result: 'refused' }) }]),
  ];
  return (
    <AdminShell>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={<LinkButton href={`${PATH}/verification`}>{t('verify')}</LinkButton>}
      />
      <ListToolbar
        action={PATH}
        search={{ value: query.actor, label: t('actor') }}
        keep={KEPT.flatMap((name) => {
          const value = present.get(name);
          return value ? [[name, value] as const] : [];
        })}
        active={active}
        suggested={suggested}
        clearHref={PATH}
        open={places.fault !== null || places.found !== null}
        exportLink={{
          rows: rows.length,
          label: t('export'),
          href: listHref(`${PATH}/export`, present, { before: null }),
        }}
      >
        {/* The beginning of the window is told below; nobody asked for it. */}
        <DateInput name="from" label={t('from')} defaultValue={windowDays === null ? (query.from ?? '') : ''} />
        <DateInput name="until" label={t('until')} defaultValue={query.until ?? ''} />
        <TextInput name="action" label={t('action')} hint={t('actionHint')} defaultValue={query.action} />
        <TextInput name="subject" label={t('subject')} defaultValue={query.subject} />
        <OrganizationField name="within" label={t('within')} picker={places} />
        <Select
          name="result"
          label={t('result')}
          defaultValue={query.result ?? ''}
          choices={RESULTS.map((one) => ({ value: one, label: t(one) }))}
        />
      </ListToolbar>
      <ListSummary
        figure={formatNumber(rows.length, locale)}
        note={windowDays !== null && query.from && t('windowed', { days: windowDays, from: query.from })}
      >
        {t('shown')}
      </ListSummary>
      <DataTable
        caption={t('title')}
        rows={rows}
        rowKey={(row) => row.id}
        dense
        empty={<EmptyState title={t('none')}>{t('noneWhat')}</EmptyState>}
        columns={[
          {
            key: 'at',
            head: t('at'),
            cell: (row) => <span className="num">{formatTableDateTime(row.at, zone, true)}</span>,
          },
          {
            key: 'who',
            head: t('who'),
            cell: (row) =>
              row.actorName ? (
                <a href={href({ q: row.actorNumber })}>{row.actorName}</a>
              ) : (
                <span className="quiet">{t('nobody')}</span>
              ),
          },
          {
            key: 'what',
            head: t('what'),
            card: 'title',
            cell: (row) => <span title={row.action}>{actionWords(row.action, word)}</span>,
          },
          {
            key: 'result',
            head: t('result'),
            card: 'state',
            cell: (row) => (
              <StateMark state={row.result === 'ok' ? 'done' : 'alarm'}>
                {t(RESULTS.find((one) => one === row.result) ?? 'failed')}
              </StateMark>
            ),
          },
          {
            key: 'subject',
            head: t('onWhat'),
            cell: (row) =>
              row.subjectId ? (
                <a className="num" href={href({ subject: row.subjectId })} title={row.subjectId}>
                  {auditSubject(row.subjectType ?? '', locale)} …{row.subjectId.slice(-6)}
                </a>
              ) : (
                auditSubject(row.subjectType ?? '', locale)
              ),
          },
          { key: 'where', head: t('where'), wrap: true, cell: (row) => row.organizationName ?? '' },
          {
            key: 'detail',
            head: t('detail'),
            wrap: true,
            cell: (row) => <span className="audit-detail">{auditDetail(row.detail, locale)}</span>,
          },
          {
            key: 'chain',
            head: t('chain'),
            numeric: true,
            cell: (row) => (row.seq === null ? t('waiting') : formatNumber(row.seq, locale)),
          },
        ]}
      />
      <p className="row after-form">
        {later && <a href={href({})}>{t('newest')}</a>}
        {next && <a href={href({ before: next })}>{t('older')}</a>}
      </p>
    </AdminShell>
  );
}
