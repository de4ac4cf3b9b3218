import { Temporal } from 'temporal-polyfill';
import { passValidity } from './pass-validity.ts';

/** The tests from which somebody can be exempted; the paper of a certification level is not among them. */
export const EXEMPTION_OCCASIONS = ['PRE_APPOINTMENT', 'PRE_ELECTION'] as const;
export type ExemptionOccasion = (typeof EXEMPTION_OCCASIONS)[number];

/** Where an exemption stands on a day. */
export const EXEMPTION_STATES = ['inForce', 'toCome', 'over', 'withdrawn'] as const;
export type ExemptionState = (typeof EXEMPTION_STATES)[number];

/** Civil dates, both included; without an end it holds until it is withdrawn. */
export type Period = { from: string; until: string | null };

/** How many characters a reason may have, and how many what names a document or who approved. */
export const EXEMPTION_REASON_LIMIT = 500;
export const EXEMPTION_NAME_LIMIT = 100;

/** So far from today an exemption may begin, either way; what lies beyond is a slip of the pen. */
const MOST_DAYS_AWAY = 366;

export function exemptionState(period: Period, withdrawn: boolean, day: string): ExemptionState {
  if (withdrawn) return 'withdrawn';
  if (period.from > day) return 'toCome';
  return period.until === null || period.until >= day ? 'inForce' : 'over';
}

/** Whether two periods have a day in common. */
export const periodsMeet = (a: Period, b: Period): boolean =>
  (b.until === null || a.from <= b.until) && (a.until === null || b.from <= a.until);

export type PeriodFault = {
  field: 'validFrom' | 'validUntil';
  reason: 'too-far' | 'ends-before-start' | 'over-already';
};

/**
 * From when to when an exemption holds.
 *
 * @param until null for as long as a pass by the policy would hold
 * @param months how long that is; null for ever
 * @param day today
 */
export function exemptionPeriod(
  from: string,
  until: string | null,
  months: number | null,
  day: string,
): { ok: true; period: Period } | ({ ok: false } & PeriodFault) {
  const away = Temporal.PlainDate.from(day).until(Temporal.PlainDate.from(from), { largestUnit: 'days' }).days;
  if (Math.abs(away) > MOST_DAYS_AWAY) return { ok: false, field: 'validFrom', reason: 'too-far' };
  const period = until === null ? passValidity(from, months) : { from, until };
  const field = until === null ? 'validFrom' : 'validUntil';
  if (period.until !== null && period.until < from) return { ok: false, field, reason: 'ends-before-start' };
  if (period.until !== null && period.until < day) return { ok: false, field, reason: 'over-already' };
  return { ok: true, period };
}

/** An exemption as the office sees it. */
export type ExemptionRow = {
  id: string;
  cadreId: string;
  name: string;
  staffNumber: string | null;
  organizationName: string;
  path: string;
  occasion: ExemptionOccasion;
  kind: string;
  reason: string;
  documentNumber: string | null;
  approvedBy: string;
  /** civil dates */
  validFrom: string;
  validUntil: string | null;
  state: ExemptionState;
  grantedByName: string;
  grantedAt: Date;
  withdrawnByName: string | null;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
  /** the clause on which the policy rests exemptions */
  clauseVersionId: string | null;
  policyTitle: string;
  policyTitleEn: string;
  policyNumber: number;
};

/** An exemption as the person sees it who has it. */
export type OwnExemption = {
  id: string;
  occasion: ExemptionOccasion;
  kind: string;
  reason: string;
  approvedBy: string;
  documentNumber: string | null;
  /** civil dates */
  validFrom: string;
  validUntil: string | null;
  grantedAt: Date;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
};

/** The same as it stands on a day. */
export type PersonExemption = OwnExemption & { state: ExemptionState };

/** What a policy offers: a kind of exemption, and how long it holds where nothing is said. */
export type ExemptionKind = {
  policyVersionId: string;
  kind: string;
  policyTitle: string;
  policyTitleEn: string;
  validityMonths: number | null;
};

/** A kind as the value of a choice, and back. */
export const kindChoice = ({ policyVersionId, kind }: Pick<ExemptionKind, 'policyVersionId' | 'kind'>): string =>
  `${policyVersionId} ${kind}`;

export function kindChosen(value: string): Pick<ExemptionKind, 'policyVersionId' | 'kind'> {
  const at = value.indexOf(' ');
  return at < 0
    ? { policyVersionId: '', kind: value }
    : { policyVersionId: value.slice(0, at), kind: value.slice(at + 1) };
}
