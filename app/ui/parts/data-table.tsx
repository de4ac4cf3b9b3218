import type { ReactNode } from 'react';
import { useT } from '../messages/define-messages.ts';
import { partsMessages } from '../messages/parts.ts';
import { classNames } from './class-names.ts';
import { ScrollRegion } from './scroll-region.tsx';

export type SortLink = { href: string; direction?: 'ascending' | 'descending' | undefined };

export type Column<Row> = {
  key: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** Figures: at the right, tabular. */
  numeric?: boolean | undefined;
  /** Where a click on the head leads, and how the table is sorted by it now. */
  sort?: SortLink | undefined;
  /** On a phone each row is a card: its title, its state at the right, a line of detail (default), wide below its head, or left out. */
  card?: 'title' | 'state' | 'detail' | 'wide' | 'hidden' | undefined;
  /** Total of the column, for the foot. */
  foot?: ReactNode;
  wrap?: boolean | undefined;
};

export type DataTableProps<Row> = {
  /** What the table lists; read first by screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Check boxes named `name` with the row key as value, belonging to the form with id `form`. */
  selection?:
    { name: string; form: string; nameOf: (row: Row) => string; chosen?: ReadonlySet<string> | undefined } | undefined;
  /** Shown instead of the table when there are no rows: an EmptyState. */
  empty?: ReactNode;
  /** Rows of 36 px instead of 44. */
  dense?: boolean | undefined;
  /** Class for a row: `row-child` (indented), `row-total`, `row-alarm`. */
  rowClass?: ((row: Row) => string | undefined) | undefined;
};

// Roles are written out because the phone layout changes `display`, which would otherwise take the table's meaning away.
const role = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  cell: { role: 'cell' },
  head: { role: 'columnheader' },
};

/** A list of records: head stays in sight, figures align, rows can be chosen, and it becomes cards below 640 px. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, selection, empty, dense, rowClass } = props;
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <ScrollRegion label={caption}>
      <table
        className={classNames('data-table data-cards', dense && 'dense', selection && 'data-cards-choice')}
        {...role.table}
      >
        <caption className="hidden-visually">{caption}</caption>
        <thead {...role.group}>
          <tr {...role.row}>
            {selection && <SelectHead form={selection.form} name={selection.name} />}
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody {...role.group}>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={rowClass?.(row)} {...role.row}>
              {selection && <SelectCell {...selection} value={rowKey(row)} label={selection.nameOf(row)} />}
              {columns.map((column) => (
                <BodyCell key={column.key} column={column} content={column.cell(row)} />
              ))}
            </tr>
          ))}
        </tbody>
        {columns.some((column) => column.foot !== undefined) && (
          <tfoot {...role.group}>
            <tr {...role.row}>
              {selection && <td {...role.cell} />}
              {columns.map((column) => (
                <td key={column.key} className={cellClass(column)} data-label={column.head} {...role.cell}>
                  {column.foot}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </ScrollRegion>
  );
}

/** A dash fills its place in the columns of a table; the card on a phone does without the line. */
function BodyCell<Row>({ column, content }: { column: Column<Row>; content: ReactNode }) {
  const none = content === '—' && (column.card ?? 'detail') === 'detail';
  return (
    <td className={classNames(cellClass(column), none && 'card-none')} data-label={column.head} {...role.cell}>
      {content}
    </td>
  );
}

function cellClass<Row>({ numeric, card = 'detail', wrap }: Column<Row>) {
  return classNames(numeric && 'cell-number', wrap && 'cell-wrap', `card-${card}`);
}

function HeadCell<Row>({ column }: { column: Column<Row> }) {
  const t = useT(partsMessages);
  const { sort, head, numeric } = column;
  return (
    <th scope="col" {...role.head} className={numeric ? 'cell-number' : undefined} aria-sort={sort?.direction}>
      {sort ? (
        <a href={sort.href} title={t('sortBy', { name: head })}>
          {head}
          {sort.direction && <span aria-hidden="true"> {sort.direction === 'ascending' ? '↑' : '↓'}</span>}
        </a>
      ) : (
        head
      )}
    </th>
  );
}

/** Chooses every row of the page. It needs scripts, so it comes alive with them; the rows do not need it. */
function SelectHead({ form, name }: { form: string; name: string }) {
  const t = useT(partsMessages);
  return (
    <th scope="col" {...role.head} className="cell-choice">
      <input
        type="checkbox"
        form={form}
        aria-label={t('selectAll')}
        onChange={(event) => {
          const rows = event.currentTarget
            .closest('table')
            ?.querySelectorAll<HTMLInputElement>('tbody input[type=checkbox]');
          for (const box of rows ?? []) {
            if (box.name === name && box.getAttribute('form') === form && box.checked !== event.currentTarget.checked)
              box.click();
          }
        }}
      />
    </th>
  );
}

type SelectCellProps = {
  name: string;
  form: string;
  value: string;
  label: string;
  chosen?: ReadonlySet<string> | undefined;
};

function SelectCell({ name, form, value, label, chosen }: SelectCellProps) {
  const t = useT(partsMessages);
  return (
    <td className="cell-choice" {...role.cell}>
      <label>
        <input type="checkbox" name={name} form={form} value={value} defaultChecked={chosen?.has(value)} />
        <span className="hidden-visually">{t('selectRow', { name: label })}</span>
      </label>
    </td>
  );
}
