import type { LateReason } from './answer-sheet.ts';

/** Moments are milliseconds of the database's clock. */
type Moment = number;

/** The moment until which a sitting runs: its working time, cut where its session ends (plus what the policy adds). */
export function deadlineOf(
  startedAt: Moment,
  minutes: number,
  session: { closesAt: Moment; overrunMinutes: number } | null,
): Moment {
  const own = startedAt + minutes * 60_000;
  return session ? Math.min(own, session.closesAt + session.overrunMinutes * 60_000) : own;
}

/** How long practice without hurry stays open; then it is put away. */
export const UNHURRIED_MINUTES = 24 * 60;

/** Whether working time is short enough to be watched: practice that stays open for a day knows no limit. */
export const isTimed = (attempt: { kind: 'OFFICIAL' | 'PRACTICE'; startedAt: Moment; deadlineAt: Moment }): boolean =>
  attempt.kind === 'OFFICIAL' || attempt.deadlineAt - attempt.startedAt < UNHURRIED_MINUTES * 60_000;

/** Until when a sitting lasts as long as nobody decides otherwise: with the minutes of an outage that is undecided. */
export const lastsUntil = (attempt: { deadlineAt: Date; undecidedSeconds: number }): Moment =>
  attempt.deadlineAt.getTime() + attempt.undecidedSeconds * 1_000;

/** What two clocks may differ by while an answer is on its way. */
const CLOCK_SLACK_MS = 2_000;

export type LateArrival = {
  deadlineAt: Moment;
  receivedAt: Moment;
  graceSeconds: number;
  /** the device's own clock, when it answered and when it sent: only their difference is believed */
  givenAtDevice: Moment;
  sentAtDevice: Moment;
  /** whether its numbers go on where the last saved answer stopped, none left out */
  contiguous: boolean;
};

/** When an answer was given, by the database's clock: the device says only how long ago. */
export const givenAt = (arrival: Pick<LateArrival, 'receivedAt' | 'givenAtDevice' | 'sentAtDevice'>): Moment =>
  arrival.receivedAt - Math.max(0, arrival.sentAtDevice - arrival.givenAtDevice);

/**
 * Whether an answer that arrives after the deadline counts: given before it, here within the grace, and numbered without
 * a gap. Anything else is kept for an officer, with the reason.
 */
export function lateVerdict(arrival: LateArrival): 'counts' | LateReason {
  if (arrival.receivedAt > arrival.deadlineAt + arrival.graceSeconds * 1_000) return 'after-grace';
  if (givenAt(arrival) > arrival.deadlineAt + CLOCK_SLACK_MS) return 'given-late';
  return arrival.contiguous ? 'counts' : 'gap';
}

/** An outage that nobody has decided about yet, or that has been decided. */
export type Outage = { startedAt: Moment; endedAt: Moment };

/** Whole seconds that an outage took from everybody who was sitting when it began. */
export const lostSeconds = (outage: Outage): number => Math.ceil((outage.endedAt - outage.startedAt) / 1_000);

/** A silence longer than this, while people are sitting, is an outage. */
export const OUTAGE_AFTER_SECONDS = 15;
