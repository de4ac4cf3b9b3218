import { CLASS_RESULTS } from '~/training/rules/class-life.ts';
import type { TypedAttendance } from '~/training/rules/attendance-form.ts';
import type { EnrolmentRow } from '~/training/rules/class-row.ts';
import { beyondLeave } from '~/training/rules/leave-limit.ts';
import { classMessages } from '../messages/class.ts';
import { useT } from '../messages/define-messages.ts';
import { Button } from '../parts/button.tsx';
import type { Column } from '../parts/data-table.tsx';
import { FieldError } from '../parts/field.tsx';

export type RosterFields = {
  rows: readonly EnrolmentRow[];
  /** id of the form to which the fields belong */
  form: string;
  /** leave of more than one such part of the class is too long */
  oneIn: number | null;
  /** what was typed and not saved, by person */
  typed: Readonly<Record<string, TypedAttendance>>;
  /** what is wrong with whose row, as a sentence */
  faults: ReadonlyMap<string, string>;
};

/** Attendance, result and grade of each person as fields of one form, with what is wrong beside them. */
export function useRosterFields({ rows, form, oneIn, typed, faults }: RosterFields): Column<EnrolmentRow>[] {
  const t = useT(classMessages);
  const reason: Column<EnrolmentRow> = {
    key: 'reason',
    head: t('leaveReason'),
    cell: (row) =>
      beyondLeave(row, oneIn) ? (
        <input
          className="input"
          form={form}
          name={`reason:${row.cadreId}`}
          maxLength={200}
          aria-label={`${row.name} ${t('leaveReason')}`}
          defaultValue={typed[row.cadreId]?.reason ?? row.leaveReason ?? ''}
        />
      ) : null,
  };
  return [
    {
      key: 'half',
      head: t('halfDays'),
      cell: (row) => {
        const id = `half-${row.cadreId}`;
        const fault = faults.get(row.cadreId);
        return (
          <div>
            <span className="figure-of">
              <input
                id={id}
                className="input input-figure"
                form={form}
                name={`half:${row.cadreId}`}
                inputMode="numeric"
                aria-label={`${row.name} ${t('halfDays')}`}
                {...(fault && { 'aria-invalid': true, 'aria-describedby': `${id}-error` })}
                defaultValue={typed[row.cadreId]?.half ?? row.halfDaysAttended ?? row.halfDaysPlanned ?? ''}
              />
              {row.halfDaysPlanned !== null && (
                <span className="cap nowrap">{t('ofHalfDays', { n: row.halfDaysPlanned })}</span>
              )}
            </span>
            {fault && <FieldError id={id}>{fault}</FieldError>}
          </div>
        );
      },
    },
    {
      key: 'result',
      head: t('result'),
      cell: (row) => (
        <select
          className="input select"
          form={form}
          name={`result:${row.cadreId}`}
          aria-label={`${row.name} ${t('result')}`}
          defaultValue={typed[row.cadreId]?.result ?? row.result}
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
          form={form}
          name={`grade:${row.cadreId}`}
          maxLength={20}
          aria-label={`${row.name} ${t('grade')}`}
          defaultValue={typed[row.cadreId]?.grade ?? row.grade ?? ''}
        />
      ),
    },
    ...(rows.some((row) => beyondLeave(row, oneIn)) ? [reason] : []),
    {
      key: 'remove',
      head: t('remove'),
      card: 'state',
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
}
