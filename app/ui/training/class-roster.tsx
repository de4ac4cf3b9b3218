import type { TypedAttendance } from '~/training/rules/attendance-form.ts';
import type { EnrolmentRow } from '~/training/rules/class-row.ts';
import { beyondLeave } from '~/training/rules/leave-limit.ts';
import { classMessages } from '../messages/class.ts';
import { useT } from '../messages/define-messages.ts';
import { Button } from '../parts/button.tsx';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { usePersonColumns } from './person-columns.tsx';
import { ResultMark } from './result-mark.tsx';
import { useRosterFields } from './roster-fields.tsx';

const FORM = 'attendance';

type ClassRosterProps = {
  rows: readonly EnrolmentRow[];
  editable: boolean;
  /** leave of more than one such part of the class is too long */
  oneIn: number | null;
  /** whether the reader may open people's pages */
  mayOpen: boolean;
  /** what was typed and not saved, by person */
  typed: Readonly<Record<string, TypedAttendance>>;
  /** what is wrong with whose row, as a sentence */
  faults: ReadonlyMap<string, string>;
};

/** Whether leave passed the limit and nobody has said yet what follows. */
export const isUndecided = (row: EnrolmentRow, oneIn: number | null): boolean =>
  row.result === 'ENROLLED' && beyondLeave(row, oneIn);

/** Who is on the list, with attendance and result; editable while the class is open. */
export function ClassRoster({ rows, editable, oneIn, mayOpen, typed, faults }: ClassRosterProps) {
  const t = useT(classMessages);
  const person = usePersonColumns<EnrolmentRow>({ mayOpen });
  const fields = useRosterFields({ rows, form: FORM, oneIn, typed, faults });
  const group: Column<EnrolmentRow> = { key: 'group', head: t('group'), cell: (row) => row.group ?? '—' };
  const reason: Column<EnrolmentRow> = {
    key: 'reason',
    head: t('leaveReason'),
    wrap: true,
    cell: (row) => row.leaveReason ?? '—',
  };
  const fixed: Column<EnrolmentRow>[] = [
    { key: 'half', head: t('halfDays'), numeric: true, cell: (row) => row.halfDaysAttended ?? '—' },
    { key: 'result', head: t('result'), card: 'state', cell: (row) => <ResultMark result={row.result} /> },
    { key: 'grade', head: t('grade'), cell: (row) => row.grade ?? '—' },
    ...(rows.some((row) => row.leaveReason) ? [reason] : []),
  ];
  return (
    <>
      <DataTable
        caption={t('roster')}
        dense={!editable}
        rows={rows}
        rowKey={(row) => row.cadreId}
        columns={[...person, ...(rows.some((row) => row.group) ? [group] : []), ...(editable ? fields : fixed)]}
        rowClass={(row) => (editable && (isUndecided(row, oneIn) || faults.has(row.cadreId)) ? 'row-alarm' : undefined)}
        empty={<EmptyState title={t('nobody-enrolled')}>{editable && t('rosterEmptyWhat')}</EmptyState>}
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
