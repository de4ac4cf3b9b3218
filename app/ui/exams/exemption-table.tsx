import type { ReactNode } from 'react';
import type { ExemptionRow, ExemptionState } from '~/exams/rules/exemption.ts';
import { formatTableDate } from '../format.ts';
import { useZone } from '../locale-context.tsx';
import { useT, type Translator } from '../messages/define-messages.ts';
import { exemptionMessages } from '../messages/exemptions.ts';
import { DataTable, type SortLink } from '../parts/data-table.tsx';
import { StateMark, type State } from '../parts/state-mark.tsx';

export const EXEMPTION_MARKS: Record<ExemptionState, State> = {
  inForce: 'done',
  toCome: 'waiting',
  over: 'due',
  withdrawn: 'paused',
};

/** From when to when, in words that stand in a cell. */
export const exemptionValidity = (
  { validFrom: from, validUntil: until }: Pick<ExemptionRow, 'validFrom' | 'validUntil'>,
  t: Translator<typeof exemptionMessages>,
): string => (until ? t('untilDay', { from, until }) : t('openEnd', { from }));

export type ExemptionTableProps = {
  rows: readonly ExemptionRow[];
  sort: (key: 'name' | 'unit' | 'validUntil' | 'grantedAt') => SortLink;
  hrefOf: (row: ExemptionRow) => string;
  empty: ReactNode;
};

/** Who is exempted from which test, for what kind, by whose approval and until when. */
export function ExemptionTable({ rows, sort, hrefOf, empty }: ExemptionTableProps) {
  const t = useT(exemptionMessages);
  const zone = useZone();
  return (
    <DataTable
      caption={t('caption')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'name',
          head: t('name'),
          card: 'title',
          sort: sort('name'),
          cell: (row) => <a href={hrefOf(row)}>{row.name}</a>,
        },
        {
          key: 'staffNumber',
          head: t('staffNumber'),
          card: 'hidden',
          cell: (row) => <span className="num nowrap">{row.staffNumber ?? '—'}</span>,
        },
        { key: 'unit', head: t('unit'), wrap: true, sort: sort('unit'), cell: (row) => row.organizationName },
        { key: 'occasion', head: t('occasion'), cell: (row) => t(row.occasion) },
        { key: 'kind', head: t('kind'), wrap: true, cell: (row) => row.kind },
        { key: 'approvedBy', head: t('approvedBy'), wrap: true, cell: (row) => row.approvedBy },
        {
          key: 'validUntil',
          head: t('validity'),
          sort: sort('validUntil'),
          cell: (row) =>
            row.validUntil ? (
              <span className="cell-lines num">
                {t('fromDay', { from: row.validFrom })}
                <br />
                {row.validUntil}
              </span>
            ) : (
              <span className="num">{exemptionValidity(row, t)}</span>
            ),
        },
        {
          key: 'grantedAt',
          head: t('grantedAt'),
          card: 'hidden',
          sort: sort('grantedAt'),
          cell: (row) => <span className="num nowrap">{formatTableDate(row.grantedAt, zone)}</span>,
        },
        {
          key: 'state',
          head: t('state'),
          card: 'state',
          cell: (row) => <StateMark state={EXEMPTION_MARKS[row.state]}>{t(row.state)}</StateMark>,
        },
      ]}
    />
  );
}
