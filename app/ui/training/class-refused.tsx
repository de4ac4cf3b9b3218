import type { TypedAttendance } from '~/training/rules/attendance-form.ts';
import type { EnrolmentRow } from '~/training/rules/class-row.ts';
import type { RowFault } from '~/training/rules/closing-fault.ts';
import { useT } from '../messages/define-messages.ts';
import { classMessages } from '../messages/class.ts';
import { Notice } from '../parts/notice.tsx';

/** Why an act on a class was not done. */
export type ClassRefusal = {
  reason: string;
  n?: number;
  /** what is wrong with whose row */
  faults?: readonly RowFault<string>[];
  /** the attendance as it was typed */
  typed?: Readonly<Record<string, TypedAttendance>>;
  /** fields of the form of the class or of its reopening */
  errors?: Record<string, string>;
  values?: Record<string, string>;
};

/** The sentence about one row. */
export function useRowFaults(refused: ClassRefusal | null): ReadonlyMap<string, string> {
  const t = useT(classMessages);
  return new Map(
    (refused?.faults ?? []).map(({ cadreId, fault }) => [cadreId, t(`row-${fault}` as 'row-never-attended')]),
  );
}

const MOST_NAMES = 12;

/** What was refused and whom it concerns, by name; the same stands beside their rows. */
export function ClassRefused({ refused, roster }: { refused: ClassRefusal; roster: readonly EnrolmentRow[] }) {
  const t = useT(classMessages);
  const faults = refused.faults ?? [];
  const kinds = [...new Set([refused.reason, ...faults.map(({ fault }) => fault)])];
  const sentence = (kind: string, n: number): string => t(kind as 'never-attended', { n });
  const names = (kind: string): string => {
    const ids = new Set(faults.filter(({ fault }) => fault === kind).map(({ cadreId }) => cadreId));
    const known = roster.filter(({ cadreId }) => ids.has(cadreId)).map(({ name }) => name);
    const shown = known.slice(0, MOST_NAMES).join(t('listComma'));
    return known.length > MOST_NAMES ? t('andMore', { names: shown, n: known.length }) : shown;
  };
  const count = (kind: string): number => faults.filter(({ fault }) => fault === kind).length || (refused.n ?? 0);
  return (
    <Notice kind="bad" title={sentence(refused.reason, count(refused.reason))}>
      {faults.length > 0 && names(refused.reason)}
      {kinds.slice(1).map((kind) => (
        <p key={kind}>
          {sentence(kind, count(kind))}
          {t('listColon')}
          {names(kind)}
        </p>
      ))}
    </Notice>
  );
}
