import type { ReactNode } from 'react';
import type { MemberRow } from '~/training/rules/member-row.ts';
import { rotationMessages } from '../messages/rotation.ts';
import { useT } from '../messages/define-messages.ts';
import { DataTable, type SortLink } from '../parts/data-table.tsx';
import { memberDetail } from './member-detail.ts';
import { usePersonColumns } from './person-columns.tsx';
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
  const t = useT(rotationMessages);
  const person = usePersonColumns<MemberRow>({ mayOpen, sort });
  return (
    <DataTable
      caption={t('members')}
      rows={rows}
      rowKey={(row) => row.cadreId}
      columns={[
        ...person,
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
