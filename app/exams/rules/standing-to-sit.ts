import { Temporal } from 'temporal-polyfill';

/** The numbers of a policy that say who may sit again and when (`rules` §2.4). */
export type RetakeRules = {
  /** make-up sittings after a first failure, before the cooling time */
  retakes: number;
  /** days after the failed sitting within which a make-up may be taken */
  retakeWithinDays: number;
  /** days after the last failed make-up before a new first sitting */
  coolingDays: number;
};

/** One earlier sitting that counted: void ones, deferrals and absences are not in the list. */
export type PastSitting = {
  /** civil date on which it was sat */
  on: string;
  passed: boolean;
  /** last day on which the pass counts; null for a failure or a pass without end */
  validUntil: string | null;
};

export type StandingToSit =
  | { may: true; as: 'first'; ordinal: 1 }
  | { may: true; as: 'retake'; ordinal: number; until: string }
  | { may: false; reason: 'valid-pass'; until: string | null }
  | { may: false; reason: 'cooling'; until: string };

const plusDays = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();

/**
 * Whether a person may sit on a day, as a first sitting or a make-up, and if not until when. A make-up not taken within
 * its days lapses: the next sitting is a first one. A pass that still counts needs no other. A deferral (缓测) is no
 * sitting and never comes here.
 *
 * @param history sittings of the same occasion, in any order
 * @param on the civil date of the sitting
 */
export function standingToSit(rules: RetakeRules, history: readonly PastSitting[], on: string): StandingToSit {
  const past = history.filter((sitting) => sitting.on <= on).sort((a, b) => a.on.localeCompare(b.on));
  const pass = past.findLast((sitting) => sitting.passed && (sitting.validUntil === null || sitting.validUntil >= on));
  if (pass) return { may: false, reason: 'valid-pass', until: pass.validUntil };

  let series = 0;
  let last: string | null = null;
  for (const sitting of past) {
    const lapsed = last !== null && sitting.on > plusDays(last, rules.retakeWithinDays);
    series = sitting.passed ? 0 : series > rules.retakes || lapsed ? 1 : series + 1;
    last = sitting.passed ? null : sitting.on;
  }
  if (series === 0 || last === null) return { may: true, as: 'first', ordinal: 1 };
  if (series > rules.retakes) {
    const until = plusDays(last, rules.coolingDays);
    return on < until ? { may: false, reason: 'cooling', until } : { may: true, as: 'first', ordinal: 1 };
  }
  const until = plusDays(last, rules.retakeWithinDays);
  return on <= until ? { may: true, as: 'retake', ordinal: series + 1, until } : { may: true, as: 'first', ordinal: 1 };
}
