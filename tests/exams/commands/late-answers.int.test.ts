import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { answerByForm } from '~/exams/commands/answer-by-form.server.ts';
import { beatOnce } from '~/exams/commands/beat.server.ts';
import { decideLateAnswers } from '~/exams/commands/decide-late-answers.server.ts';
import { endAttempts } from '~/exams/commands/end-attempts.server.ts';
import { gradeAttempt } from '~/exams/commands/grade-attempt.server.ts';
import { moveSitting } from '~/exams/commands/move-sitting.server.ts';
import { submitAttempt } from '~/exams/commands/submit-attempt.server.ts';
import { MOST_STEPS } from '~/exams/rules/answer-sheet.ts';
import { resultPage } from '~/exams/queries/result-page.server.ts';
import { ownNotifications } from '~/operations/queries/notifications.server.ts';
import { sql } from '~/platform/db.ts';
import { beganBefore, forgetOutages, silence } from '~tests/exams/silence.ts';
import { attemptRow, phone, saveSteps, startSitting, type Step, tablet } from '~tests/exams/sitting-steps.ts';
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
const officer = () => world.as('EXAM_OFFICER', 'root').actor;

describe('a sitting that was collected', () => {
  it('keeps for an officer what its device had not sent', async () => {
    const { who, id } = await started();
    await saveSteps(who, id, [[1, 1, 'A']]);
    await endAttempts(world.as('EXAM_OFFICER', 'root').actor, session.id, [id], '提前结束');
    expect(await saveSteps(who, id, [[2, 2, 'B', 60_000]])).toMatchObject({ ok: true, kept: 'ended' });
    await gradeAttempt(id);
    expect(await saveSteps(who, id, [[3, 3, 'T', 60_000]])).toMatchObject({ ok: true, kept: 'ended' });
    expect(await attemptRow(id)).toMatchObject({ answers: { '1': 'A' }, lateAnswers: [{ slot: 2 }, { slot: 3 }] });
  });

  it('is decided about only as the officer saw it', async () => {
    const { who, id } = await started();
    const officer = world.as('EXAM_OFFICER', 'root').actor;
    await endAttempts(officer, session.id, [id], '提前结束');
    await saveSteps(who, id, [[1, 1, 'A', 60_000]]);
    await gradeAttempt(id);
    // One more arrives while the page with one is open.
    await saveSteps(who, id, [[2, 2, 'B', 60_000]]);
    const decide = (seen: number) => decideLateAnswers(officer, id, { count: true, reason: '设备故障', seen });
    expect(await decide(1)).toEqual({ ok: false, reason: 'changed-meanwhile' });
    expect(await attemptRow(id)).toMatchObject({ answers: {}, lateDecision: null });
    expect(await decide(2)).toEqual({ ok: true, answers: 2 });
  });

  it('counts no more once an officer has decided about what came late, and keeps it', async () => {
    const { who, id } = await started();
    const officer = world.as('EXAM_OFFICER', 'root').actor;
    await endAttempts(officer, session.id, [id], '提前结束');
    await saveSteps(who, id, [[1, 1, 'A', 60_000]]);
    await gradeAttempt(id);
    await decideLateAnswers(officer, id, { count: false, reason: '场次已经收卷', seen: 1 });
    expect(await saveSteps(who, id, [[2, 2, 'B', 60_000]])).toMatchObject({ ok: true, kept: 'after-decision' });
    expect(await attemptRow(id)).toMatchObject({
      answers: {},
      lateDecision: 'NOT_COUNTED',
      lateAnswers: [{ slot: 1 }, { slot: 2, choice: 'B', why: 'after-decision' }],
    });
    expect((await ownNotifications(who.actor)).map(({ kind }) => kind)).toContain('late-not-counted');
  });

  it('keeps what an older device sends after that decision', async () => {
    const { who, id } = await started();
    const officer = world.as('EXAM_OFFICER', 'root').actor;
    await moveSitting(who.actor, id, tablet);
    await saveSteps(who, id, [[1, 1, 'A', 600_000]]);
    await submitAttempt(who.actor, id, tablet.key);
    await gradeAttempt(id);
    await decideLateAnswers(officer, id, { count: false, reason: '设备故障', seen: 1 });
    expect(await saveSteps(who, id, [[2, 2, 'B', 600_000]])).toMatchObject({ ok: true, kept: 'after-decision' });
    expect((await attemptRow(id)).lateAnswers).toMatchObject([{ why: 'moved' }, { slot: 2, why: 'after-decision' }]);
  });

  it('never counts what came once the person could see the key, whatever the device says of when', async () => {
    const open = await world.session({ scoreRelease: 'AFTER_HAND_IN', explanationRelease: 'AFTER_HAND_IN' });
    const { who, id } = await started(open);
    const officer = world.as('EXAM_OFFICER', 'root').actor;
    await moveSitting(who.actor, id, tablet);
    await saveSteps(who, id, [[1, 1, 'A', 600_000]]);
    await submitAttempt(who.actor, id, tablet.key);
    await gradeAttempt(id);
    expect((await resultPage(who.actor, id)).items).toHaveLength(4);
    expect(await saveSteps(who, id, [[2, 2, 'B', 600_000]])).toMatchObject({ ok: true, kept: 'after-key' });
    expect(await saveSteps(who, id, [[1, 3, 'T', 600_000]], tablet.key, 2)).toMatchObject({
      ok: true,
      kept: 'after-key',
    });
    expect(await decideLateAnswers(officer, id, { count: true, reason: '设备故障', seen: 3 })).toEqual({
      ok: true,
      answers: 1,
    });
    expect((await attemptRow(id)).answers).toEqual({ '1': 'A' });
  });

  it('cannot be counted when all of it came after the key', async () => {
    const open = await world.session({ scoreRelease: 'AFTER_HAND_IN', explanationRelease: 'AFTER_HAND_IN' });
    const { who, id } = await started(open);
    const officer = world.as('EXAM_OFFICER', 'root').actor;
    await submitAttempt(who.actor, id, phone.key);
    await gradeAttempt(id);
    await saveSteps(who, id, [[1, 1, 'A', 600_000]]);
    const decide = (count: boolean) => decideLateAnswers(officer, id, { count, reason: '设备故障', seen: 1 });
    expect(await decide(true)).toEqual({ ok: false, reason: 'key-seen' });
    expect(await decide(false)).toEqual({ ok: true, answers: 1 });
  });

  it('is not written over by late answers that were overtaken on another device', async () => {
    const { who, id } = await started();
    await moveSitting(who.actor, id, tablet);
    await saveSteps(who, id, [[1, 1, 'C']], tablet.key, 2);
    // The older device sends what it held from before: slot 1 was answered anew since, slot 2 was not.
    await saveSteps(who, id, [
      [1, 1, 'A', 600_000],
      [2, 2, 'B', 600_000],
    ]);
    await submitAttempt(who.actor, id, tablet.key);
    await gradeAttempt(id);
    const officer = world.as('EXAM_OFFICER', 'root').actor;
    expect(
      await decideLateAnswers({ ...officer, accountId: who.accountId }, id, { count: true, reason: '本人', seen: 2 }),
    ).toEqual({
      ok: false,
      reason: 'own-result',
    });
    await decideLateAnswers(officer, id, { count: true, reason: '设备故障', seen: 2 });
    expect((await attemptRow(id)).answers).toEqual({ '1': 'C', '2': 'B' });
  });
});

describe('a journal that is full', () => {
  const journalOf = (id: string) =>
    sql.query<{ n: number; top: number }>(
      `SELECT count(*)::int AS n, max(seq)::int AS top FROM journal.answer_event WHERE attempt_id = $1::uuid`,
      [id],
    );

  it('takes no more; the last words of the person are kept for an officer', async () => {
    const { who, id } = await started();
    const last: Step[] = [
      [MOST_STEPS - 1, 1, 'A'],
      [MOST_STEPS, 2, 'B'],
      [MOST_STEPS + 1, 1, 'C'],
      [MOST_STEPS + 2, 3, 'T'],
    ];
    expect(await saveSteps(who, id, last)).toMatchObject({ ok: true, kept: 'too-many' });
    expect(await saveSteps(who, id, last)).toMatchObject({ ok: true, kept: 'too-many' });
    expect(await saveSteps(who, id, [[MOST_STEPS + 3, 1, 'D']])).toMatchObject({ ok: true, kept: 'too-many' });
    expect(await journalOf(id)).toEqual([{ n: 2, top: MOST_STEPS }]);
    await submitAttempt(who.actor, id, phone.key);
    await gradeAttempt(id);
    expect(await attemptRow(id)).toMatchObject({
      answers: { '1': 'A', '2': 'B' },
      lateAnswers: [
        { slot: 3, choice: 'T' },
        { slot: 1, choice: 'D' },
      ],
    });
    await decideLateAnswers(officer(), id, { count: true, reason: '改动过多', seen: 3 });
    expect((await attemptRow(id)).answers).toEqual({ '1': 'D', '2': 'B', '3': 'T' });
  });

  it('takes no more after the deadline either', async () => {
    const { who, id } = await started();
    await saveSteps(who, id, [[MOST_STEPS, 1, 'A']]);
    await sql.query(`UPDATE attempt SET deadline_at = clock_timestamp() - interval '5 seconds' WHERE id = $1::uuid`, [
      id,
    ]);
    expect(await saveSteps(who, id, [[MOST_STEPS + 1, 1, 'B', 20_000]])).toMatchObject({ kept: 'too-many' });
    expect(await journalOf(id)).toEqual([{ n: 1, top: MOST_STEPS }]);
  });

  it('takes no more in the minutes of an outage either', async () => {
    await forgetOutages();
    const { who, id } = await started();
    await saveSteps(who, id, [[MOST_STEPS, 1, 'A']]);
    await beganBefore(id, 600);
    await silence(60, [id], -20);
    await beatOnce();
    expect(await saveSteps(who, id, [[MOST_STEPS + 1, 1, 'B']])).toMatchObject({ ok: true });
    expect(await journalOf(id)).toEqual([{ n: 1, top: MOST_STEPS }]);
    await submitAttempt(who.actor, id, phone.key);
    expect(await attemptRow(id)).toMatchObject({ answers: { '1': 'A' }, lateAnswers: [{ slot: 1, choice: 'B' }] });
    await forgetOutages();
  });

  it('still keeps the last word of forms, which have no numbers of their own', async () => {
    const { who, id } = await started();
    await saveSteps(who, id, [[MOST_STEPS, 1, 'A']]);
    for (const choice of ['B', 'C'])
      await answerByForm(who.actor, id, phone.key, { slot: 1, choice, toggleFlag: false });
    expect((await attemptRow(id)).lateAnswers).toMatchObject([{ slot: 1, choice: 'C', times: 2 }]);
  });
});

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
