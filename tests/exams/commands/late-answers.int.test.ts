import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { decideLateAnswers } from '~/exams/commands/decide-late-answers.server.ts';
import { gradeAttempt } from '~/exams/commands/grade-attempt.server.ts';
import { moveSitting } from '~/exams/commands/move-sitting.server.ts';
import { submitAttempt } from '~/exams/commands/submit-attempt.server.ts';
import { sql } from '~/platform/db.ts';
import { attemptRow, phone, saveSteps, startSitting, tablet, type Step } from '~tests/exams/sitting-steps.ts';
import { createExamWorld, type ExamWorld, type TestSession } from '~tests/support/exam-world.ts';

let world: ExamWorld;
let session: TestSession;
beforeAll(async () => {
  world = await createExamWorld();
  session = await world.session();
});
afterEach(async () => {
  await sql.query(`UPDATE attempt SET status = 'VOID' WHERE status = 'RUNNING'`);
});
const officer = () => world.as('EXAM_OFFICER', 'root').actor;

describe('what one person can have put aside', () => {
  it('is one answer for each question of the paper and each reason, however much is sent', async () => {
    const { who, id } = await startSitting(world, session);
    await submitAttempt(who.actor, id, phone.key);
    const slots = [1, 2, 3, 4, -1, -2, -3, -4, 5, 499, -500];
    for (let round = 0; round < 6; round += 1) {
      const steps = Array.from({ length: 396 }, (_, n): Step => {
        const slot = slots[n % slots.length] ?? 1;
        return [round * 396 + n + 1, slot, slot < 0 ? 'F' : ('ABCD'[(n + round) % 4] ?? 'A'), 60_000 - n];
      });
      expect(await saveSteps(who, id, steps)).toMatchObject({ ok: true, kept: 'after-hand-in' });
    }
    const kept = (await attemptRow(id)).lateAnswers ?? [];
    expect(kept.map(({ slot }) => slot).toSorted((a, b) => a - b)).toEqual([-4, -3, -2, -1, 1, 2, 3, 4]);
    const last = (slot: number): number => 5 * 396 + 385 + slots.indexOf(slot) + 1;
    for (const { slot, seq } of kept) expect(seq, `slot ${slot}`).toBe(last(slot));
  });

  it('is counted as the last word, also where older ones were let go', async () => {
    const { who, id } = await startSitting(world, session);
    await moveSitting(who.actor, id, tablet);
    await saveSteps(who, id, [
      [1, 1, 'A', 600_000],
      [2, 2, 'B', 600_000],
    ]);
    await saveSteps(who, id, [[3, 1, 'C', 500_000]]);
    await submitAttempt(who.actor, id, tablet.key);
    await gradeAttempt(id);
    expect(await decideLateAnswers(officer(), id, { count: true, reason: '设备故障', seen: 3 })).toEqual({
      ok: true,
      answers: 2,
    });
    expect((await attemptRow(id)).answers).toEqual({ '1': 'C', '2': 'B' });
  });

  it('is decided about only as it stands: whoever saw an older word looks again', async () => {
    const { who, id } = await startSitting(world, session);
    await submitAttempt(who.actor, id, phone.key);
    await gradeAttempt(id);
    await saveSteps(who, id, [[1, 1, 'A', 60_000]]);
    await saveSteps(who, id, [[2, 1, 'B', 30_000]]);
    const decide = (seen: number) => decideLateAnswers(officer(), id, { count: true, reason: '设备故障', seen });
    expect((await attemptRow(id)).lateAnswers).toMatchObject([{ slot: 1, choice: 'B', times: 2 }]);
    expect(await decide(1)).toEqual({ ok: false, reason: 'changed-meanwhile' });
    expect(await decide(2)).toEqual({ ok: true, answers: 1 });
  });
});
