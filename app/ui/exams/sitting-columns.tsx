import type { Column, SortLink } from '../parts/data-table.tsx';

type SittingRow = { name: string; organizationName: string; sessionId: string; sessionNumber: string };

/** The columns that say whose sitting of which session a row is about; the name leads to the row's own page. */
export const sittingColumns = <Row extends SittingRow>(
  heads: { name: string; unit: string; session: string },
  sort: (key: 'name' | 'unit') => SortLink,
  hrefOf: (row: Row) => string,
): Column<Row>[] => [
  {
    key: 'name',
    head: heads.name,
    card: 'title',
    sort: sort('name'),
    cell: (row) => <a href={hrefOf(row)}>{row.name}</a>,
  },
  { key: 'unit', head: heads.unit, wrap: true, sort: sort('unit'), cell: (row) => row.organizationName },
  {
    key: 'session',
    head: heads.session,
    cell: (row) => (
      <a className="num nowrap" href={`/admin/sessions/${row.sessionId}`}>
        {row.sessionNumber}
      </a>
    ),
  },
];
