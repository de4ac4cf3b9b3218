import type { Actor } from '~/identity/rules/actor.ts';
import { now } from '~/platform/clock.ts';
import { sql, sqlRead } from '~/platform/db.ts';
import { findLesson, saveSelfCheckAnswer } from '../data/progress-rows.ts';
import { findRendering } from '../data/rendering-rows.ts';
import { isCorrect, normalisedChoice } from '../rules/self-check.ts';

export type SelfCheckResult =
  { ok: true; correct: boolean } | { ok: false; reason: 'no-such-check' | 'no-such-choice' };

/** Keeps what somebody answered to a self-check; the last answer stands. It counts for nothing but their own learning. */
export async function answerSelfCheck(
  actor: Actor,
  lessonId: string,
  checkId: string,
  choices: readonly string[],
  at: Date = now(),
): Promise<SelfCheckResult> {
  const lesson = await findLesson(sqlRead, lessonId);
  const rendering = lesson && (await findRendering(sqlRead, lesson.contentHash, 'zh-CN'));
  const check = rendering?.selfChecks.find(({ id }) => id === checkId);
  if (!lesson || !check) return { ok: false, reason: 'no-such-check' };
  const choice = normalisedChoice(check, choices);
  if (choice === null) return { ok: false, reason: 'no-such-choice' };
  const correct = isCorrect(check.answer, choice);
  await saveSelfCheckAnswer(sql, { accountId: actor.accountId, lessonId, checkId, choice, correct, at });
  return { ok: true, correct };
}
