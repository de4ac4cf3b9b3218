import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { moveSitting } from '~/exams/commands/move-sitting.server.ts';
import { startPractice } from '~/exams/commands/start-practice.server.ts';
import { submitAttempt } from '~/exams/commands/submit-attempt.server.ts';
import { NotFound } from '~/identity/rules/actor.ts';
import { sql } from '~/platform/db.ts';
import { attemptRow, phone, saveSteps, startSitting, tablet } from '~tests/exams/sitting-steps.ts';
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
const started = (of = session) => startSitting(world, of);

describe('saveAnswers', () => {
  it('acknowledges what is saved, and the same again when it is sent again', async () => {
    const { who, id } = await started();
    const first = await saveSteps(who, id, [
      [1, 1, 'A'],
      [2, 2, 'B'],
    ]);
    const again = await saveSteps(who, id, [
      [1, 1, 'A'],
      [2, 2, 'B'],
    ]);
    expect(first).toMatchObject({ ok: true });
    expect(again).toEqual(first);
  });

  it('keeps the last word on each question, and marks apart from answers', async () => {
    const { who, id } = await started();
    await saveSteps(who, id, [
      [1, 1, 'A'],
      [2, 1, 'C'],
      [3, 2, 'B'],
      [4, 2, ''],
      [5, -3, 'F'],
    ]);
    await submitAttempt(who.actor, id, phone.key);
    expect((await attemptRow(id)).answers).toEqual({ '1': 'C', '-3': 'F' });
  });

  it('does not let a number stand for two different answers', async () => {
    const { who, id } = await started();
    await saveSteps(who, id, [[1, 1, 'A']]);
    expect(await saveSteps(who, id, [[1, 1, 'B']])).toEqual({ ok: false, reason: 'sequence-taken', lastSeq: 1 });
  });

  it('acknowledges to each of two windows only what was kept of it, also when they send at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { who, id } = await started();
      const both = await Promise.all([saveSteps(who, id, [[1, 1, 'A']]), saveSteps(who, id, [[1, 2, 'B']])]);
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'sequence-taken', lastSeq: 1 });
      await sql.query(`UPDATE attempt SET status = 'VOID' WHERE id = $1::uuid`, [id]);
    }
  });

  it('tells a stranger nothing', async () => {
    const { id } = await started();
    await expect(saveSteps(world.as('CADRE', 'unitB'), id, [[1, 1, 'A']])).rejects.toThrow(NotFound);
  });

  it('waits in a pause', async () => {
    const { who, id } = await started();
    await sql.query(`UPDATE attempt SET paused_at = now() WHERE id = $1::uuid`, [id]);
    expect(await saveSteps(who, id, [[1, 1, 'A']])).toEqual({ ok: false, reason: 'paused' });
  });

  it('keeps for an officer what another window still held when the person handed in', async () => {
    const { who, id } = await started();
    await submitAttempt(who.actor, id, phone.key);
    expect(await saveSteps(who, id, [[1, 1, 'A']])).toMatchObject({ ok: true, kept: 'after-hand-in' });
    expect(await attemptRow(id)).toMatchObject({
      answers: {},
      lateAnswers: [{ slot: 1, choice: 'A', why: 'after-hand-in' }],
    });
  });

  it('refuses an answer to a practice that was handed in: nobody decides about it', async () => {
    const who = await world.candidate(session);
    const start = await startPractice(who.actor, { size: 'short', topic: null }, phone);
    if (!start.ok) throw new Error(start.reason);
    await submitAttempt(who.actor, start.attemptId, phone.key);
    expect(await saveSteps(who, start.attemptId, [[1, 1, 'A']])).toEqual({ ok: false, reason: 'ended' });
  });

  it('saves what many people send at the same moment, each their own', async () => {
    const people = await Promise.all([1, 2, 3, 4, 5, 6].map(() => started()));
    await Promise.all(
      people.flatMap(({ who, id }, n) =>
        [1, 2, 3, 4].map((seq) => saveSteps(who, id, [[seq, seq, 'ABCD'[n % 4] ?? 'A']])),
      ),
    );
    for (const [n, { who, id }] of people.entries()) {
      await submitAttempt(who.actor, id, phone.key);
      expect(Object.values((await attemptRow(id)).answers ?? {})).toEqual(
        Array.from({ length: 4 }, () => 'ABCD'[n % 4]),
      );
    }
  });
});

describe('submitAttempt', () => {
  it('hands in once, asked twice at once', async () => {
    const { who, id } = await started();
    const both = await Promise.all([1, 2].map(() => submitAttempt(who.actor, id, phone.key)));
    expect(both.map((one) => one.ok && one.already).sort((a, b) => Number(a) - Number(b))).toEqual([false, true]);
    const entries = await sql.query(
      `SELECT 1 AS one FROM journal.audit_entry WHERE action = 'attempt.submit' AND subject_id = $1`,
      [id],
    );
    expect(entries).toHaveLength(1);
  });

  it('has every acknowledged answer on the sheet when saves and the hand-in race', async () => {
    for (let round = 0; round < 15; round += 1) {
      const { who, id } = await started();
      const saves = [1, 2, 3, 4].map((slot) => saveSteps(who, id, [[slot, slot, slot === 3 ? 'T' : 'A']]));
      const [, ...saved] = await Promise.all([submitAttempt(who.actor, id, phone.key), ...saves]);
      const sheet = (await attemptRow(id)).answers ?? {};
      saved.forEach((one, n) => expect(n + 1 in sheet, `slot ${n + 1}`).toBe(one.ok && !one.kept));
    }
  });
});

describe('moveSitting', () => {
  it('hands the pen over; the older device is refused and loses nothing', async () => {
    const { who, id } = await started();
    await saveSteps(who, id, [[1, 1, 'A']]);
    expect(await moveSitting(who.actor, id, tablet)).toEqual({ ok: true, state: 'moved' });
    expect(await saveSteps(who, id, [[2, 1, 'C']], tablet.key, 2)).toMatchObject({ ok: true });
    expect(await saveSteps(who, id, [[2, 2, 'B']], phone.key, 1)).toMatchObject({ ok: true, kept: 'moved' });
    expect(await saveSteps(who, id, [[3, 2, 'B']], phone.key, 2)).toEqual({ ok: false, reason: 'moved' });
    expect(await submitAttempt(who.actor, id, phone.key)).toEqual({ ok: false, reason: 'moved' });
    await submitAttempt(who.actor, id, tablet.key);
    const attempt = await attemptRow(id);
    expect(attempt.answers).toEqual({ '1': 'C' });
    expect(attempt.lateAnswers).toMatchObject([{ slot: 2, choice: 'B', why: 'moved' }]);
  });

  it('asks an invigilator where the policy says so, and asks once', async () => {
    const guarded = await world.session({ deviceMove: 'INVIGILATOR' });
    const { who, id } = await started(guarded);
    expect(await moveSitting(who.actor, id, tablet)).toEqual({ ok: true, state: 'asked' });
    await moveSitting(who.actor, id, tablet);
    expect(await sql.query(`SELECT 1 AS one FROM attempt_move WHERE attempt_id = $1::uuid`, [id])).toHaveLength(1);
    expect(await saveSteps(who, id, [[1, 1, 'A']])).toMatchObject({ ok: true });
  });
});
