import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { handInDue } from '~/exams/commands/hand-in-due.server.ts';
import { submitAttempt } from '~/exams/commands/submit-attempt.server.ts';
import { releaseForGrading } from '~/exams/data/hand-in-rows.ts';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { attemptRow, phone, saveSteps, startSitting, type Step } from '~tests/exams/sitting-steps.ts';
import { ageAttempt, createExamWorld, type ExamWorld, type TestSession } from '~tests/support/exam-world.ts';

let world: ExamWorld;
let session: TestSession;
beforeAll(async () => {
  world = await createExamWorld();
  session = await world.session();
});
afterEach(async () => {
  await sql.query(`UPDATE attempt SET status = 'VOID' WHERE status = 'RUNNING'`);
});
const started = (of = session) => startSitting(world, of);

describe('after the deadline', () => {
  it('counts what was given before and arrives within two minutes, running or just handed in', async () => {
    const { who, id } = await started();
    await saveSteps(who, id, [[1, 1, 'A']]);
    await ageAttempt(id, 30 * 60 + 20);
    expect(await saveSteps(who, id, [[2, 2, 'B', 60_000]])).toMatchObject({ ok: true });
    await handInDue();
    expect(await attemptRow(id)).toMatchObject({
      status: 'SUBMITTED',
      submissionKind: 'DEADLINE',
      answers: { '1': 'A', '2': 'B' },
    });
    expect(await saveSteps(who, id, [[3, 3, 'T', 60_000]])).toEqual({ ok: true, savedAt: expect.any(Date) });
    expect((await attemptRow(id)).answers).toEqual({ '1': 'A', '2': 'B', '3': 'T' });
    expect((await attemptRow(id)).lateAnswers).toBeNull();
  });

  it.each([
    ['given after it', 30 * 60 + 20, [2, 2, 'B', 1_000] as Step, 'given-late'],
    ['here too late', 30 * 60 + 125, [2, 2, 'B', 600_000] as Step, 'after-grace'],
    ['with a number left out', 30 * 60 + 20, [4, 2, 'B', 60_000] as Step, 'gap'],
  ])('keeps for an officer what was %s', async (_what, age, step, why) => {
    const { who, id } = await started();
    await saveSteps(who, id, [[1, 1, 'A']]);
    await ageAttempt(id, age);
    expect(await saveSteps(who, id, [step])).toMatchObject({ ok: true, kept: why });
    expect(await saveSteps(who, id, [step])).toMatchObject({ ok: true, kept: why });
    await handInDue();
    const attempt = await attemptRow(id);
    expect(attempt.answers).toEqual({ '1': 'A' });
    expect(attempt.lateAnswers).toHaveLength(1);
    expect(attempt.lateAnswers?.[0]).toMatchObject({ slot: 2, choice: 'B', why });
  });

  it('acknowledges nothing as saved that comes while the sheet is released for marking', async () => {
    const { who, id } = await started();
    await saveSteps(who, id, [[1, 1, 'A']]);
    await ageAttempt(id, 30 * 60 + 20);
    await handInDue();
    // The grace ends while the answer is being judged: it has found the sheet open, and then waits for it.
    const crossing = await inSqlTransaction(async (tx) => {
      await releaseForGrading(tx, id);
      const saving = saveSteps(who, id, [[2, 2, 'B', 60_000]]);
      await expect
        .poll(() =>
          sql.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`),
        )
        .toHaveLength(1);
      return { saving };
    });
    expect(await crossing.saving).toMatchObject({ ok: true, kept: 'ended' });
    expect(await attemptRow(id)).toMatchObject({ answers: { '1': 'A' }, lateAnswers: [{ slot: 2, choice: 'B' }] });
    const journal = await sql.query(`SELECT seq FROM journal.answer_event WHERE attempt_id = $1::uuid`, [id]);
    expect(journal).toEqual([{ seq: 1 }]);
  });

  it('marks at once when the device says that nothing is on its way, else when the grace is over', async () => {
    const jobs = async (id: string) =>
      (
        await sql.query(
          `SELECT 1 AS one FROM journal.outbox WHERE topic = 'job:grade-attempt' AND payload->>'attemptId' = $1`,
          [id],
        )
      ).length;
    const [here, gone] = [await started(), await started()];
    await ageAttempt(here.id, 30 * 60 + 1);
    await ageAttempt(gone.id, 30 * 60 + 1);
    await handInDue();
    expect([await jobs(here.id), await jobs(gone.id)]).toEqual([0, 0]);
    expect(await submitAttempt(here.who.actor, here.id, phone.key)).toEqual({ ok: true, already: true });
    await submitAttempt(here.who.actor, here.id, phone.key);
    expect([await jobs(here.id), await jobs(gone.id)]).toEqual([1, 0]);
    await sql.query(`UPDATE attempt SET grade_due_at = now() - interval '1 second' WHERE id = $1::uuid`, [gone.id]);
    await handInDue();
    await handInDue();
    expect(await jobs(gone.id)).toBe(1);
  });

  it('leaves paused sittings alone', async () => {
    const { id } = await started();
    await ageAttempt(id, 30 * 60 + 5);
    await sql.query(`UPDATE attempt SET paused_at = now() WHERE id = $1::uuid`, [id]);
    await handInDue();
    expect((await attemptRow(id)).status).toBe('RUNNING');
  });
});
