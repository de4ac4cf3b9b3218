import type { OrganizationListRow } from '~/registry/rules/organization-list-spec.ts';
import { formatNumber } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { registryMessages } from '../messages/registry.ts';
import { DataTable, type SortLink } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { StateMark } from '../parts/state-mark.tsx';

export type OrganizationTableProps = {
  rows: readonly OrganizationListRow[];
  caption: string;
  /** indents each name by its depth below this one */
  treeFrom?: number | undefined;
  sortOf?: ((column: string) => SortLink | undefined) | undefined;
  empty: string;
  /** leaves out what a narrow place has no room for */
  brief?: boolean | undefined;
};

/** Organizations with their figures; as a tree or as a list. */
export function OrganizationTable({ rows, caption, treeFrom, sortOf, empty, brief }: OrganizationTableProps) {
  const t = useT(registryMessages);
  const locale = useLocale();
  const word = t as (key: string) => string;
  const figure = (value: number | null) => (value === null ? '—' : formatNumber(value, locale));
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      dense
      empty={<EmptyState title={empty} />}
      columns={[
        {
          key: 'name',
          head: t('organizationName'),
          card: 'title',
          wrap: true,
          sort: sortOf?.('name'),
          cell: (row) => (
            <>
              {treeFrom !== undefined && (
                <span className="tree-indent">{'　'.repeat(Math.max(0, row.depth - treeFrom))}</span>
              )}
              <a href={`/admin/organizations/${row.id}`}>{row.name}</a>
            </>
          ),
        },
        {
          key: 'code',
          head: t('code'),
          sort: sortOf?.('code'),
          cell: (row) => <span className="num">{row.code}</span>,
        },
        { key: 'type', head: t('type'), card: 'state', cell: (row) => word(row.type) },
        ...(brief
          ? []
          : [
              {
                key: 'nature',
                head: t('unitNature'),
                cell: (row: OrganizationListRow) => (row.unitNature ? word(row.unitNature) : '—'),
              },
            ]),
        {
          key: 'members',
          head: t('memberCount'),
          numeric: true,
          sort: sortOf?.('memberCount'),
          cell: (row) => figure(row.memberCount),
        },
        {
          key: 'cadres',
          head: t('cadreCount'),
          numeric: true,
          sort: sortOf?.('cadreCount'),
          cell: (row) => figure(row.cadreCount),
        },
        { key: 'children', head: t('children'), numeric: true, cell: (row) => figure(row.childCount) },
        {
          key: 'termEnd',
          head: t('termEnd'),
          sort: sortOf?.('termEnd'),
          cell: (row) =>
            row.termState ? (
              <StateMark state={row.termState === 'over' ? 'alarm' : 'due'}>
                {row.termEnd} {t(row.termState)}
              </StateMark>
            ) : (
              <span className="num">{row.termEnd ?? '—'}</span>
            ),
        },
      ]}
    />
  );
}
