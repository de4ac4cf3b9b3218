import { beforeAll, expect, it } from 'vitest';
import { startAttempt } from '~/exams/commands/start-attempt.server.ts';
import { submitAttempt } from '~/exams/commands/submit-attempt.server.ts';
import { answerByForm } from '~/exams/commands/answer-by-form.server.ts';
import { findAttempt } from '~/exams/data/attempt-rows.ts';
import { lettersOf } from '~/exams/rules/paper.ts';
import { sql } from '~/platform/db.ts';
import { loadQuestionVersions } from '~/questions/queries/question-versions.server.ts';
import { flagEligibilityProcessor } from '~workers/processors/flag-eligibility.ts';
import { gradeAttemptProcessor } from '~workers/processors/grade-attempt.ts';
import { createExamWorld, type ExamWorld, type TestSession } from '../support/exam-world.ts';

const phone = { key: 'phone', label: '手机' };
let world: ExamWorld;
let session: TestSession;
beforeAll(async () => {
  world = await createExamWorld();
  session = await world.session();
});

/** Hands in a sitting whose first answers are right, as many as asked. */
async function handedIn(right: number): Promise<string> {
  const who = await world.candidate(session);
  const start = await startAttempt(who.actor, session.id, phone);
  if (!start.ok) throw new Error(start.reason);
  const attempt = await findAttempt(sql, start.attemptId);
  const items = attempt?.paper.items ?? [];
  const versions = await loadQuestionVersions(items.map((item) => item.q));
  for (const [place, item] of items.slice(0, right).entries()) {
    const choice = lettersOf(item, versions.get(item.q)?.key ?? []);
    await answerByForm(who.actor, start.attemptId, phone.key, { slot: place + 1, choice, toggleFlag: false });
  }
  await submitAttempt(who.actor, start.attemptId, phone.key);
  return start.attemptId;
}
const facts = async (attemptId: string) =>
  (
    await sql.query(
      `SELECT 1 AS one FROM journal.outbox WHERE topic = 'fact:attempt-graded' AND payload->>'attemptId' = $1`,
      [attemptId],
    )
  ).length;
const delivery = { outboxId: '1', subscriber: 'grade-attempt' };

it('marks once and tells of it once, run twice and at the same time', async () => {
  const attemptId = await handedIn(4);
  await Promise.all([1, 2, 3].map(() => gradeAttemptProcessor.run({ attemptId }, delivery)));
  await gradeAttemptProcessor.run({ attemptId }, delivery);
  expect(await findAttempt(sql, attemptId)).toMatchObject({
    status: 'GRADED',
    passed: true,
    gradeDetail: { score: 4, right: 4 },
  });
  expect(await facts(attemptId)).toBe(1);
});

it('flags a pass once for a named officer, with the numbers it rests on', async () => {
  const attemptId = await handedIn(3);
  await gradeAttemptProcessor.run({ attemptId }, delivery);
  await Promise.all(
    [1, 2].map(() => flagEligibilityProcessor.run({ attemptId }, { outboxId: '2', subscriber: 'flag-eligibility' })),
  );
  const rows = await sql.query(`SELECT status::text, verdict FROM eligibility WHERE attempt_id = $1::uuid`, [
    attemptId,
  ]);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    status: 'FLAGGED',
    verdict: { score: 3, passMark: 3, policyVersionId: session.policyVersionId },
  });
});

it('flags nothing for a failure', async () => {
  const attemptId = await handedIn(1);
  await gradeAttemptProcessor.run({ attemptId }, delivery);
  await flagEligibilityProcessor.run({ attemptId }, { outboxId: '3', subscriber: 'flag-eligibility' });
  expect(await findAttempt(sql, attemptId)).toMatchObject({ passed: false });
  expect(await sql.query(`SELECT 1 AS one FROM eligibility WHERE attempt_id = $1::uuid`, [attemptId])).toEqual([]);
});
