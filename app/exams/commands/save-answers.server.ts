import type { Actor } from '~/identity/rules/actor.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { answersSaved } from '~/platform/metrics.ts';
import { microBatch } from '~/platform/micro-batch.ts';
import { appendAnswers, type AnswerSave, type SavedEvent, type Writer } from '../data/answer-journal.ts';
import { lockForSaving } from '../data/attempt-lock.ts';
import type { AnswerPost } from '../rules/answer-post.ts';
import type { Saved } from '../rules/saved.ts';
import { noteSeen } from './note-seen.server.ts';
import { settleAnswers } from './settle-answers.server.ts';

type Gathered = readonly AnswerSave[];

/** One commit for all that arrived while the one before was written. */
const append = microBatch<Gathered, Map<number, SavedEvent>>(
  async (requests) => {
    const saves = requests.flat();
    const attemptIds = [...new Set(saves.map((save) => save.attemptId))].sort();
    const written = await inSqlTransaction(async (tx) => {
      await lockForSaving(tx, attemptIds);
      return appendAnswers(tx, saves);
    });
    const byAttempt = new Map<string, Map<number, SavedEvent>>();
    for (const { attemptId, ...event } of written) {
      const known = byAttempt.get(attemptId);
      if (known) known.set(event.seq, event);
      else byAttempt.set(attemptId, new Map([[event.seq, event]]));
    }
    answersSaved.inc(written.length);
    return requests.map((request) => byAttempt.get(request[0]?.attemptId ?? '') ?? new Map<number, SavedEvent>());
  },
  { most: 200, lanes: 2 },
);

/**
 * Saves a device's steps and answers when they are committed. Sent again, they are acknowledged again. What the fast path
 * does not take (late, moved, paused, numbers used twice) is judged one by one.
 */
export async function saveAnswers(
  actor: Actor,
  attemptId: string,
  deviceKey: string,
  post: AnswerPost,
): Promise<Saved> {
  const writer: Writer = { attemptId, accountId: actor.accountId, token: deviceKey, epoch: post.epoch };
  noteSeen(attemptId);
  const written = await append(post.events.map(({ seq, slot, choice }) => ({ ...writer, seq, slot, choice })));
  let savedAt = 0;
  for (const { seq, slot, choice } of post.events) {
    const saved = written.get(seq);
    // Another window of this device may have used the number for something else in the same batch.
    if (saved?.slot !== slot || saved.choice !== choice) return settleAnswers(actor, writer, post);
    savedAt = Math.max(savedAt, saved.savedAt.getTime());
  }
  return { ok: true, savedAt: new Date(savedAt) };
}
