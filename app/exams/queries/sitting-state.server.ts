import { NotFound, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { findAttemptState } from '../data/attempt-rows.ts';
import { moveState } from '../data/move-rows.ts';
import { lastsUntil } from '../rules/attempt-clock.ts';

/** How a sitting stands, as a device asks every few seconds. Moments are milliseconds of the database's clock. */
export type SittingState = {
  status: 'RUNNING' | 'SUBMITTED' | 'GRADED' | 'VOID';
  /** whether this device writes */
  writer: boolean;
  epoch: number;
  now: number;
  /** with the minutes of an outage that nobody has decided about yet */
  deadlineAt: number;
  paused: boolean;
  /** seconds of an outage that are given back unless an officer decides otherwise; 0 when there are none */
  undecidedSeconds: number;
  /** this device's request to go on here */
  move: 'PENDING' | 'APPROVED' | 'REFUSED' | null;
};

export async function sittingState(actor: Actor, attemptId: string, deviceKey: string): Promise<SittingState> {
  const attempt = await findAttemptState(sqlRead, attemptId);
  if (!attempt || attempt.accountId !== actor.accountId) throw new NotFound('attempt');
  const writer = attempt.writerToken === deviceKey;
  return {
    status: attempt.status,
    writer,
    epoch: attempt.writerEpoch,
    now: attempt.now.getTime(),
    deadlineAt: lastsUntil(attempt),
    paused: attempt.pausedAt !== null,
    undecidedSeconds: attempt.undecidedSeconds,
    move: writer ? null : await moveState(sqlRead, attemptId, deviceKey),
  };
}
