import { CADRE_LIST, type CadreColumn, type CadreListRow } from '~/overview/rules/cadre-list-spec.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { registryMessages } from '../messages/registry.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { DataTable, type Column, type SortLink } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { SelectionBar } from '../parts/selection-bar.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { TEST_MARKS } from '../overview/test-coverage-view.tsx';
import { ROTATION_MARKS } from '../training/standing-mark.tsx';
import { cadreText } from './cadre-cells.tsx';

const SELECTION = 'chosen-cadres';
const CARDS: Partial<Record<CadreColumn, 'title' | 'state' | 'hidden'>> = {
  name: 'title',
  test: 'state',
  unit: 'hidden',
  mode: 'hidden',
  termEnd: 'hidden',
};

/** The chosen columns of the list, rows that can be chosen, and what can be done with them. */
export function CadreTable({
  rows,
  columns: shown,
  sortOf,
  here,
  headOf,
  mayWrite,
  filtered,
}: {
  rows: readonly CadreListRow[];
  columns: readonly CadreColumn[];
  /** where the head of a column leads; undefined where the list cannot be sorted by it */
  sortOf: (column: CadreColumn) => SortLink | undefined;
  /** the address of the list as it is */
  here: string;
  headOf: (column: CadreColumn) => string;
  mayWrite: boolean;
  filtered: boolean;
}) {
  const t = useT(registryMessages);
  const locale = useLocale();
  const columns = shown.map((key): Column<CadreListRow> => ({
    key,
    head: headOf(key),
    card: CARDS[key],
    numeric: key === 'hours',
    wrap: key === 'organization' || key === 'administrativePost',
    sort: sortOf(key),
    cell: (row) => cell(row, key),
  }));

  function cell(row: CadreListRow, key: CadreColumn) {
    const text = cadreText(row, key, locale);
    if (key === 'name') return <a href={`/admin/cadres/${row.id}`}>{row.name}</a>;
    if (key === 'post' && row.otherPosts > 0)
      return (
        <span className="cell-lines">
          {text}
          <br />
          <small className="cap">{t('otherPosts', { n: row.otherPosts })}</small>
        </span>
      );
    if (key === 'termEnd' && row.termState)
      return (
        <StateMark state={row.termState === 'over' ? 'alarm' : 'due'}>
          {text} {t(row.termState)}
        </StateMark>
      );
    if (key === 'account')
      return (
        <StateMark state={row.account === 'active' ? 'done' : row.account === 'pending' ? 'running' : 'waiting'}>
          {text}
        </StateMark>
      );
    if (key === 'rotation' && row.rotation) return <StateMark state={ROTATION_MARKS[row.rotation]}>{text}</StateMark>;
    if (key === 'test') return <StateMark state={TEST_MARKS[row.test]}>{text}</StateMark>;
    return text ? <span className="num">{text}</span> : '—';
  }

  return (
    <>
      <DataTable
        caption={t('cadres')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        selection={{ name: 'id', form: SELECTION, nameOf: (row) => row.name }}
        empty={
          filtered ? (
            <EmptyState title={t('emptyTitle')} action={<LinkButton href={CADRE_LIST.path}>{t('showAll')}</LinkButton>}>
              {t('emptyWhy')}
            </EmptyState>
          ) : (
            <EmptyState
              title={t('emptyAllTitle')}
              action={<LinkButton href="/admin/imports?kind=cadres">{t('import')}</LinkButton>}
            >
              {t('emptyAllWhy')}
            </EmptyState>
          )
        }
      />
      {rows.length > 0 && (
        <SelectionBar form={SELECTION} action="/admin/cadres/export" method="get" fields={{ cols: shown.join(',') }}>
          <Button>{t('exportChosen')}</Button>
          {mayWrite && (
            <Button formAction={here} formMethod="post" name="intent" value="open-accounts">
              {t('openAccounts')}
            </Button>
          )}
        </SelectionBar>
      )}
    </>
  );
}
