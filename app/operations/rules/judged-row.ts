import type { Fields, RowAction, RowCandidate, RowDecision, RowFault } from './import-template.ts';
import type { Verdict } from './verdict.ts';

export type JudgedRow = {
  rowNumber: number;
  status: 'VALID' | 'ERROR' | 'AMBIGUOUS' | 'SKIPPED';
  parsed: Fields | null;
  errors: readonly RowFault[] | null;
  candidates: { reason: string; mayCreate: boolean; list: readonly RowCandidate[] } | null;
  action: RowAction | null;
  rank: number;
};

/** A verdict as it is kept. A decision that a person took before the rows were judged again holds while it still fits. */
export function judgedRow(rowNumber: number, verdict: Verdict, decision: RowDecision | null): JudgedRow {
  const row = { rowNumber, parsed: null, errors: null, candidates: null, action: null, rank: 0 };
  if (verdict.status === 'ERROR') return { ...row, status: 'ERROR', errors: verdict.faults };
  const parsed = verdict.fields;
  const rank = verdict.rank ?? 0;
  if (verdict.status === 'VALID') return { ...row, status: 'VALID', parsed, rank, action: verdict.action };
  const candidates = { reason: verdict.reason, mayCreate: verdict.mayCreate, list: verdict.candidates };
  if (decision?.choice === 'skip') return { ...row, status: 'SKIPPED', parsed, rank, candidates };
  if (decision?.choice === 'new' && verdict.mayCreate)
    return { ...row, status: 'VALID', parsed, rank, candidates, action: 'create' };
  const fits =
    (decision?.choice === 'existing' && verdict.candidates.some(({ id }) => id === decision.id)) ||
    (decision?.choice === 'same-row' &&
      verdict.candidates.some((candidate) => candidate.id === null && candidate.rowNumber === decision.rowNumber));
  return { ...row, status: fits ? 'VALID' : 'AMBIGUOUS', parsed, rank, candidates, action: fits ? 'update' : null };
}
