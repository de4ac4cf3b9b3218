import type { ReactNode } from 'react';
import type { MemberRow } from '~/training/rules/member-row.ts';
import { trainingMessages } from '../messages/training.ts';
import { useT } from '../messages/define-messages.ts';
import { DataTable, type SortLink } from '../parts/data-table.tsx';
import { memberDetail } from './member-detail.ts';
import { StandingMark } from './standing-mark.tsx';

type MemberTableProps = {
  rows: readonly MemberRow[];
  /** whether the reader may open people's pages */
  mayOpen: boolean;
  sort: (key: 'name' | 'unit') => SortLink;
  /** where an exemption is entered or taken back; null for who may not */
  actHref: ((cadreId: string) => string) | null;
  empty: ReactNode;
};

/** The people of a plan, each with one standing. */
export function MemberTable({ rows, mayOpen, sort, actHref, empty }: MemberTableProps) {
  const t = useT(trainingMessages);
  return (
    <DataTable
      caption={t('members')}
      rows={rows}
      rowKey={(row) => row.cadreId}
      columns={[
        {
          key: 'name',
          head: t('name'),
          card: 'title',
          sort: sort('name'),
          cell: (row) => (mayOpen ? <a href={`/admin/cadres/${row.cadreId}`}>{row.name}</a> : row.name),
        },
        {
          key: 'number',
          head: t('staffNumber'),
          cell: (row) => <span className="num nowrap">{row.staffNumber ?? '—'}</span>,
        },
        { key: 'unit', head: t('unit'), wrap: true, sort: sort('unit'), cell: (row) => row.organizationName },
        {
          key: 'standing',
          head: t('standing'),
          card: 'state',
          cell: (row) => <StandingMark standing={row.standing} />,
        },
        { key: 'detail', head: t('detail'), wrap: true, cell: (row) => memberDetail(t, row) || '—' },
        ...(actHref
          ? [
              {
                key: 'act',
                head: t('act'),
                cell: (row: MemberRow) =>
                  row.standing === 'DONE' ? (
                    '—'
                  ) : (
                    <a href={actHref(row.cadreId)}>
                      {row.standing === 'EXEMPT' ? t('exemptChange') : t('exemptAct')}
                      <span className="hidden-visually"> {row.name}</span>
                    </a>
                  ),
              },
            ]
          : []),
      ]}
      empty={empty}
    />
  );
}
