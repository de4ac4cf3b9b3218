import { leaveTooLong, type ClassResult } from './class-life.ts';

/** Code of the dated rule that limits leave: its value n means one n-th of the class (Regulations on Cadre Training, 2023). */
export const LEAVE_RULE = 'LEAVE_MAX';

/** How much leave a class allows, one `oneIn`-th of it, and what says so. */
export type LeaveLimit = {
  oneIn: number;
  clause: { documentCode: string; documentTitle: string; article: string; label: string } | null;
  confirmed: boolean;
};

/** The limit that a rule sets; none where there is no rule, or one that says nothing usable. */
export function leaveLimitOf(
  rule: { value: unknown; clause: LeaveLimit['clause']; confirmed: boolean } | null,
): LeaveLimit | null {
  const oneIn = Number(rule?.value);
  return rule && oneIn > 0 ? { oneIn, clause: rule.clause, confirmed: rule.confirmed } : null;
}

type Attended = { halfDaysPlanned: number | null; halfDaysAttended: number | null };

/** Whether what is recorded of somebody passes the limit. @param oneIn null where no rule limits leave */
export const beyondLeave = ({ halfDaysPlanned, halfDaysAttended }: Attended, oneIn: number | null): boolean =>
  halfDaysAttended !== null && leaveTooLong(halfDaysPlanned ?? 0, halfDaysAttended, oneIn);

/** Those to whom a person gave the class although their leave passed the limit. */
export const completedBeyondLeave = <Row extends Attended & { result: ClassResult }>(
  rows: readonly Row[],
  oneIn: number | null,
): Row[] => rows.filter((row) => row.result === 'COMPLETED' && beyondLeave(row, oneIn));
