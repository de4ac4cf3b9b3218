import { CLASS_RESULTS } from '~/training/rules/class-life.ts';
import type { EnrolmentRow } from '~/training/rules/class-row.ts';
import { beyondLeave } from '~/training/rules/leave-limit.ts';
import { trainingMessages } from '../messages/training.ts';
import { useT } from '../messages/define-messages.ts';
import { Button } from '../parts/button.tsx';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ResultMark } from './result-mark.tsx';

const FORM = 'attendance';

type ClassRosterProps = {
  rows: readonly EnrolmentRow[];
  editable: boolean;
  /** leave of more than one such part of the class is too long */
  oneIn: number | null;
  /** whether the reader may open people's pages */
  mayOpen: boolean;
};

/** Whether leave passed the limit and nobody has said yet what follows. */
export const isUndecided = (row: EnrolmentRow, oneIn: number | null): boolean =>
  row.result === 'ENROLLED' && beyondLeave(row, oneIn);

/** Who is on the list, with attendance and result; editable while the class is open. */
export function ClassRoster({ rows, editable, oneIn, mayOpen }: ClassRosterProps) {
  const t = useT(trainingMessages);
  const shown: Column<EnrolmentRow>[] = [
    {
      key: 'name',
      head: t('name'),
      card: 'title',
      cell: (row) => (mayOpen ? <a href={`/admin/cadres/${row.cadreId}`}>{row.name}</a> : row.name),
    },
    { key: 'number', head: t('staffNumber'), cell: (row) => <span className="num">{row.staffNumber}</span> },
    { key: 'unit', head: t('unit'), wrap: true, cell: (row) => row.organizationName },
    ...(rows.some((row) => row.group)
      ? [{ key: 'group', head: t('group'), cell: (row: EnrolmentRow) => row.group ?? '—' }]
      : []),
  ];
  const fixed: Column<EnrolmentRow>[] = [
    { key: 'half', head: t('halfDays'), numeric: true, cell: (row) => row.halfDaysAttended ?? '—' },
    { key: 'result', head: t('result'), card: 'state', cell: (row) => <ResultMark result={row.result} /> },
    { key: 'grade', head: t('grade'), cell: (row) => row.grade ?? '—' },
    ...(rows.some((row) => row.leaveReason)
      ? [{ key: 'reason', head: t('leaveReason'), wrap: true, cell: (row: EnrolmentRow) => row.leaveReason ?? '—' }]
      : []),
  ];
  const reason: Column<EnrolmentRow> = {
    key: 'reason',
    head: t('leaveReason'),
    cell: (row) =>
      beyondLeave(row, oneIn) ? (
        <input
          className="input"
          form={FORM}
          name={`reason:${row.cadreId}`}
          maxLength={200}
          aria-label={`${row.name} ${t('leaveReason')}`}
          defaultValue={row.leaveReason ?? ''}
        />
      ) : null,
  };
  const fields: Column<EnrolmentRow>[] = [
    {
      key: 'half',
      head: t('halfDays'),
      cell: (row) => (
        <span className="row">
          <input
            className="input input-short"
            form={FORM}
            name={`half:${row.cadreId}`}
            inputMode="numeric"
            aria-label={`${row.name} ${t('halfDays')}`}
            defaultValue={row.halfDaysAttended ?? row.halfDaysPlanned ?? ''}
          />
          {row.halfDaysPlanned !== null && (
            <span className="cap nowrap">{t('ofHalfDays', { n: row.halfDaysPlanned })}</span>
          )}
        </span>
      ),
    },
    {
      key: 'result',
      head: t('result'),
      cell: (row) => (
        <select
          className="input select"
          form={FORM}
          name={`result:${row.cadreId}`}
          aria-label={`${row.name} ${t('result')}`}
          defaultValue={row.result}
        >
          {CLASS_RESULTS.map((result) => (
            <option key={result} value={result}>
              {t(`result${result}`)}
            </option>
          ))}
        </select>
      ),
    },
    {
      key: 'grade',
      head: t('grade'),
      cell: (row) => (
        <input
          className="input input-short"
          form={FORM}
          name={`grade:${row.cadreId}`}
          aria-label={`${row.name} ${t('grade')}`}
          defaultValue={row.grade ?? ''}
        />
      ),
    },
    ...(rows.some((row) => beyondLeave(row, oneIn)) ? [reason] : []),
    {
      key: 'remove',
      head: t('remove'),
      cell: (row) => (
        <form method="post">
          <input type="hidden" name="intent" value="remove" />
          <input type="hidden" name="cadreId" value={row.cadreId} />
          <Button look="bare" small aria-label={`${t('remove')} ${row.name}`}>
            {t('remove')}
          </Button>
        </form>
      ),
    },
  ];
  return (
    <>
      <DataTable
        caption={t('roster')}
        dense={!editable}
        rows={rows}
        rowKey={(row) => row.cadreId}
        columns={[...shown, ...(editable ? fields : fixed)]}
        rowClass={(row) => (editable && isUndecided(row, oneIn) ? 'row-alarm' : undefined)}
        empty={<EmptyState title={t('nobody-enrolled')}>{t('staffNumbersHint')}</EmptyState>}
      />
      {editable && rows.length > 0 && (
        <form method="post" id={FORM} className="form-acts">
          <input type="hidden" name="intent" value="attendance" />
          <Button>{t('saveAttendance')}</Button>
        </form>
      )}
    </>
  );
}
