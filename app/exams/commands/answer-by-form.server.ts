import { NotFound, type Actor } from '~/identity/rules/actor.ts';
import { now } from '~/platform/clock.ts';
import { sql } from '~/platform/db.ts';
import { lastSeqOf, sheetSoFar } from '../data/answer-journal.ts';
import { findAttemptState } from '../data/attempt-rows.ts';
import { saveAnswers } from './save-answers.server.ts';
import type { Saved } from '../rules/saved.ts';

/** What one posted form says about one question. */
export type FormAnswer = {
  slot: number;
  /** null where the form let nobody choose: what was answered before stays */
  choice: string | null;
  /** whether the mark on it is to be turned */
  toggleFlag: boolean;
};

/** How often a number taken by another window is tried anew. */
const TRIES = 3;

/**
 * Saves an answer that came as a plain form, for a device without scripts: numbers it after the last one and writes only
 * what changed.
 */
export async function answerByForm(
  actor: Actor,
  attemptId: string,
  deviceKey: string,
  { slot, choice, toggleFlag }: FormAnswer,
): Promise<Saved> {
  for (let round = 1; ; round += 1) {
    const attempt = await findAttemptState(sql, attemptId);
    if (!attempt || attempt.accountId !== actor.accountId) throw new NotFound('attempt');
    const { sheet } = await sheetSoFar(sql, attempt);
    const at = now().getTime();
    const steps = [
      ...(choice === null || (sheet[slot] ?? '') === choice ? [] : [{ slot, choice }]),
      ...(toggleFlag ? [{ slot: -slot, choice: sheet[-slot] ? '' : 'F' }] : []),
    ];
    if (steps.length === 0) return { ok: true, savedAt: attempt.now };
    const lastSeq = await lastSeqOf(sql, attempt);
    const saved = await saveAnswers(actor, attemptId, deviceKey, {
      epoch: attempt.writerEpoch,
      sentAt: at,
      events: steps.map((step, place) => ({ ...step, seq: lastSeq + 1 + place, at })),
    });
    if (saved.ok || saved.reason !== 'sequence-taken' || round === TRIES) return saved;
  }
}
