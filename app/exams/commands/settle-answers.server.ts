import { NotFound, type Actor } from '~/identity/rules/actor.ts';
import { inSqlTransaction, type Sql } from '~/platform/db.ts';
import { appendJudged, putLateAside, lastSeqOf, savedEvents, type Writer } from '../data/answer-journal.ts';
import { lockForHandIn } from '../data/attempt-lock.ts';
import { findAttemptState, type AttemptState } from '../data/attempt-rows.ts';
import { holdUnmarked, refreezeSheet } from '../data/hand-in-rows.ts';
import { findCover } from '../data/paper-cover.ts';
import { policyVersion } from '../data/policy-cache.ts';
import type { AnswerPost, PostedEvent } from '../rules/answer-post.ts';
import { MOST_STEPS, type LateReason } from '../rules/answer-sheet.ts';
import { givenAt, lateVerdict } from '../rules/attempt-clock.ts';
import { coverFacts, keyReleased } from '../rules/release.ts';
import type { Saved } from '../rules/saved.ts';

/**
 * Judges what the fast path did not take: sent before, by a device that no longer writes, in a pause, beyond what a journal
 * holds, or after the deadline. Nothing that a person answered is thrown away: what cannot count is kept for an officer.
 */
export async function settleAnswers(actor: Actor, writer: Writer, post: AnswerPost): Promise<Saved> {
  return inSqlTransaction(async (tx) => {
    await lockForHandIn(tx, writer.attemptId);
    const attempt = await findAttemptState(tx, writer.attemptId);
    if (!attempt || attempt.accountId !== actor.accountId || attempt.status === 'VOID') throw new NotFound('attempt');

    const known = new Map(
      (
        await savedEvents(
          tx,
          attempt,
          post.events.map((event) => event.seq),
        )
      ).map((event) => [event.seq, event]),
    );
    const fresh = post.events.filter((event) => {
      const same = known.get(event.seq);
      return !(same && same.slot === event.slot && same.choice === event.choice);
    });
    const lastKnown = Math.max(0, ...[...known.values()].map((event) => event.savedAt.getTime()));
    if (fresh.length === 0) return { ok: true, savedAt: new Date(lastKnown) };

    const mayWrite = attempt.writerToken === writer.token && attempt.writerEpoch === writer.epoch;
    if (!mayWrite) return moved(tx, attempt, writer, post, fresh);
    const lastSeq = await lastSeqOf(tx, attempt);
    if (fresh.some((event) => known.has(event.seq))) return { ok: false, reason: 'sequence-taken', lastSeq };
    if (attempt.status === 'RUNNING' && attempt.pausedAt) return { ok: false, reason: 'paused' };
    return late(tx, attempt, post, fresh, lastSeq);
  });
}

/** A device that wrote until the sitting moved away from it may still hold answers from before. */
async function moved(
  tx: Sql,
  attempt: AttemptState,
  writer: Writer,
  post: AnswerPost,
  fresh: PostedEvent[],
): Promise<Saved> {
  const wroteBefore = writer.epoch < attempt.writerEpoch;
  if (!wroteBefore) return { ok: false, reason: 'moved' };
  return keep(tx, attempt, post, fresh, () => 'moved');
}

async function late(
  tx: Sql,
  attempt: AttemptState,
  post: AnswerPost,
  fresh: PostedEvent[],
  lastSeq: number,
): Promise<Saved> {
  const savedAt = attempt.now;
  const running = attempt.status === 'RUNNING';
  const deadlineAt = attempt.deadlineAt.getTime();
  // The deadline was moved between the fast path and now.
  if (running && savedAt.getTime() < deadlineAt) {
    await appendJudged(tx, attempt, fresh.filter(fits), false);
    const beyond = fresh.filter((event) => !fits(event));
    return beyond.length === 0 ? { ok: true, savedAt } : keep(tx, attempt, post, beyond, () => 'too-many');
  }
  if (attempt.submissionKind === 'HAND_IN') {
    // Whoever hands in says that this is all; another window may yet hold something. Nobody decides about practice.
    if (attempt.kind === 'PRACTICE') return { ok: false, reason: 'ended' };
    return keep(tx, attempt, post, fresh, () => 'after-hand-in');
  }
  if (attempt.submissionKind === 'OFFICER') return keep(tx, attempt, post, fresh, () => 'ended');

  const { settings } = await policyVersion(attempt.policyVersionId);
  const contiguous = fresh.every((event, place) => event.seq === lastSeq + 1 + place);
  const verdictOf = new Map<PostedEvent, LateReason>();
  for (const event of fresh) {
    const verdict = fits(event)
      ? lateVerdict({
          deadlineAt,
          receivedAt: savedAt.getTime(),
          graceSeconds: settings.lateAnswerGraceSeconds,
          givenAtDevice: event.at,
          sentAtDevice: post.sentAt,
          contiguous,
        })
      : 'too-many';
    if (verdict !== 'counts') verdictOf.set(event, verdict);
  }
  // Between the look at the sitting and now its grace may have ended: then nothing counts by itself any more.
  const open = running || (attempt.gradeDueAt !== null && (await holdUnmarked(tx, attempt.id)));
  const counting = open ? fresh.filter((event) => !verdictOf.has(event)) : [];
  const rest = fresh.filter((event) => !counting.includes(event));
  await appendJudged(tx, attempt, counting, false);
  // Until an officer decides, the minutes of an outage are taken as given back.
  if (running && savedAt.getTime() < deadlineAt + attempt.undecidedSeconds * 1_000) {
    await appendJudged(tx, attempt, rest.filter(fits), true);
    // If they are not given back, an officer finds here what then does not count; the freeze takes out what does.
    await keep(tx, attempt, post, rest, (event) => verdictOf.get(event) ?? 'ended');
    return { ok: true, savedAt };
  }
  if (!running && counting.length > 0) await refreezeSheet(tx, attempt.id);
  if (rest.length === 0) return { ok: true, savedAt };
  return keep(tx, attempt, post, rest, (event) => verdictOf.get(event) ?? 'ended');
}

/** Whether the journal of a sitting has room for a step. */
const fits = ({ seq }: PostedEvent): boolean => seq <= MOST_STEPS;

async function keep(
  tx: Sql,
  attempt: AttemptState,
  post: AnswerPost,
  events: PostedEvent[],
  whyOf: (event: PostedEvent) => LateReason,
): Promise<Saved> {
  const whyAll = (await keyOpen(tx, attempt)) ? 'after-key' : attempt.lateDecision ? 'after-decision' : null;
  const kept = events.map((event) => ({
    seq: event.seq,
    slot: event.slot,
    choice: event.choice,
    why: whyAll ?? whyOf(event),
    receivedAt: attempt.now.toISOString(),
    givenAt: new Date(
      givenAt({ receivedAt: attempt.now.getTime(), sentAtDevice: post.sentAt, givenAtDevice: event.at }),
    ).toISOString(),
  }));
  await putLateAside(tx, attempt.id, kept);
  return { ok: true, savedAt: attempt.now, kept: kept[0]?.why ?? 'ended' };
}

/** Whether the person may have seen key and reasons by now: what a device then calls an older answer proves nothing. */
async function keyOpen(tx: Sql, attempt: AttemptState): Promise<boolean> {
  if (!attempt.gradedAt) return false;
  const { settings } = await policyVersion(attempt.policyVersionId);
  return keyReleased(settings, coverFacts(await findCover(tx, attempt.id), attempt.now));
}
