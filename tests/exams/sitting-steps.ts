import { saveAnswers } from '~/exams/commands/save-answers.server.ts';
import { startAttempt } from '~/exams/commands/start-attempt.server.ts';
import { startPractice } from '~/exams/commands/start-practice.server.ts';
import { findAttempt, type AttemptRow } from '~/exams/data/attempt-rows.ts';
import type { AnswerPost } from '~/exams/rules/answer-post.ts';
import type { Saved } from '~/exams/rules/saved.ts';
import { sql } from '~/platform/db.ts';
import type { ExamWorld, TestSession } from '~tests/support/exam-world.ts';
import type { TestAccount } from '~tests/support/world.ts';

export const phone = { key: 'phone', label: '手机' };
export const tablet = { key: 'tablet', label: '平板' };

/** A new candidate of a session who has begun on the phone. */
export async function startSitting(world: ExamWorld, of: TestSession): Promise<{ who: TestAccount; id: string }> {
  const who = await world.candidate(of);
  const start = await startAttempt(who.actor, of.id, phone);
  if (!start.ok) throw new Error(start.reason);
  return { who, id: start.attemptId };
}

/** One practice paper, and copies of it, so many in all and all begun now. */
export async function beginMany(who: TestAccount, papers: number): Promise<void> {
  const start = await startPractice(who.actor, { size: 'short', topic: null }, phone);
  if (!start.ok) throw new Error(start.reason);
  await sql.query(
    `INSERT INTO attempt SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid()))).*
     FROM attempt a, generate_series(2, $2::int) WHERE a.id = $1::uuid`,
    [start.attemptId, papers],
  );
}

export async function attemptRow(id: string): Promise<AttemptRow> {
  const found = await findAttempt(sql, id);
  if (!found) throw new Error('gone');
  return found;
}

/** `ageMs` is how long before the sending it was answered, by the device's clock. */
export type Step = [seq: number, slot: number, choice: string, ageMs?: number];

export function postOf(steps: readonly Step[], epoch = 1): AnswerPost {
  const sentAt = Date.now();
  return {
    epoch,
    sentAt,
    events: steps.map(([seq, slot, choice, age = 0]) => ({ seq, slot, choice, at: sentAt - age })),
  };
}

export const saveSteps = (
  who: TestAccount,
  id: string,
  steps: readonly Step[],
  device = phone.key,
  epoch = 1,
): Promise<Saved> => saveAnswers(who.actor, id, device, postOf(steps, epoch));
