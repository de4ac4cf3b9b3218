import { trainingMessages } from '../messages/training.ts';
import { useT } from '../messages/define-messages.ts';
import type { Column, SortLink } from '../parts/data-table.tsx';

type Person = { cadreId: string; name: string; staffNumber: string | null; organizationName: string };

type PersonColumns = {
  /** whether the reader may open people's pages */
  mayOpen: boolean;
  /** how a click on the heads of name and unit sorts; without it the order is fixed */
  sort?: ((key: 'name' | 'unit') => SortLink) | undefined;
};

/** Who it is, as the first columns of a list: name, number, unit. */
export function usePersonColumns<Row extends Person>({ mayOpen, sort }: PersonColumns): Column<Row>[] {
  const t = useT(trainingMessages);
  return [
    {
      key: 'name',
      head: t('name'),
      card: 'title',
      sort: sort?.('name'),
      cell: (row) => (mayOpen ? <a href={`/admin/cadres/${row.cadreId}`}>{row.name}</a> : row.name),
    },
    {
      key: 'number',
      head: t('staffNumber'),
      cell: (row) => <span className="num nowrap">{row.staffNumber ?? '—'}</span>,
    },
    { key: 'unit', head: t('unit'), wrap: true, sort: sort?.('unit'), cell: (row) => row.organizationName },
  ];
}
