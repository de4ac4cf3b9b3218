import type { ReactNode } from 'react';
import type { SessionPhase } from '~/exams/rules/session-phase.ts';
import type { StandingToSit } from '~/exams/rules/standing-to-sit.ts';
import { formatTime } from '../format.ts';
import { useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { examRegistrationMessages } from '../messages/exam-registrations.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { DataTable, type SortLink } from '../parts/data-table.tsx';
import { RegistrationState, type RegistrationStateProps } from './registration-state.tsx';
import { standingWords } from './standing-words.ts';

export type RegistrationTableRow = RegistrationStateProps['row'] & {
  id: string;
  name: string;
  staffNumber: string | null;
  organizationName: string;
  post: string | null;
  seatNumber: number | null;
  score: number | null;
  standing: StandingToSit;
  mayChange: boolean;
};

export type RegistrationTableProps = {
  action: string;
  /** where an exchange or a deferral is asked about */
  askHref: (ask: 'substitute' | 'defer', registrationId: string) => string;
  rows: readonly RegistrationTableRow[];
  phase: SessionPhase;
  /** names may still be exchanged */
  mayExchange: boolean;
  /** deferrals are the officer's */
  mayDefer: boolean;
  sort: (key: 'seat' | 'name' | 'unit') => SortLink;
  /** the form of the selection, where sign-ins may be marked */
  selectionForm: string | null;
  empty: ReactNode;
};

/** The names of a session. */
export function RegistrationTable(props: RegistrationTableProps) {
  const { rows, phase, sort, selectionForm, empty } = props;
  const t = useT(examRegistrationMessages);
  const zone = useZone();
  return (
    <DataTable
      caption={t('caption')}
      rows={rows}
      rowKey={(row) => row.id}
      selection={selectionForm ? { name: 'registrationId', form: selectionForm, nameOf: (row) => row.name } : undefined}
      empty={empty}
      columns={[
        { key: 'seat', head: t('seat'), numeric: true, sort: sort('seat'), cell: (row) => row.seatNumber ?? '—' },
        { key: 'name', head: t('name'), card: 'title', sort: sort('name'), cell: (row) => row.name },
        { key: 'number', head: t('staffNumber'), cell: (row) => <span className="num">{row.staffNumber ?? '—'}</span> },
        { key: 'unit', head: t('unit'), wrap: true, sort: sort('unit'), cell: (row) => row.organizationName },
        { key: 'post', head: t('post'), wrap: true, card: 'hidden', cell: (row) => row.post ?? '—' },
        {
          key: 'standing',
          head: t('standing'),
          cell: (row) => (row.score === null ? standingWords(row.standing, t) : t('score', { n: row.score })),
        },
        {
          key: 'signIn',
          head: t('signIn'),
          cell: (row) => (row.signedInAt ? <span className="num">{formatTime(row.signedInAt, zone)}</span> : '—'),
        },
        { key: 'state', head: t('state'), card: 'state', cell: (row) => <RegistrationState row={row} phase={phase} /> },
        ...(rows.some(({ mayChange }) => mayChange)
          ? [{ key: 'act', head: t('act'), cell: (row: RegistrationTableRow) => <RowActs row={row} {...props} /> }]
          : []),
      ]}
    />
  );
}

function RowActs({
  row,
  action,
  askHref,
  mayExchange,
  mayDefer,
}: RegistrationTableProps & { row: RegistrationTableRow }) {
  const t = useT(examRegistrationMessages);
  if (!row.mayChange) return null;
  const step = row.status === 'REGISTERED' ? 'withdraw' : row.status === 'SUBSTITUTED' ? null : 'restore';
  return (
    <span className="row-acts">
      {step && (
        <form method="post" action={action}>
          <input type="hidden" name="registrationId" value={row.id} />
          <Button small name="intent" value={step} aria-label={`${t(step)} ${row.name}`}>
            {t(step)}
          </Button>
        </form>
      )}
      {row.status === 'REGISTERED' && mayExchange && (
        <LinkButton small href={askHref('substitute', row.id)} aria-label={`${t('substitute')} ${row.name}`}>
          {t('substitute')}
        </LinkButton>
      )}
      {row.status === 'REGISTERED' && mayDefer && (
        <LinkButton small href={askHref('defer', row.id)} aria-label={`${t('defer')} ${row.name}`}>
          {t('defer')}
        </LinkButton>
      )}
    </span>
  );
}
