import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerByForm } from '~/exams/commands/answer-by-form.server.ts';
import { beatOnce } from '~/exams/commands/beat.server.ts';
import { decideLateAnswers } from '~/exams/commands/decide-late-answers.server.ts';
import { decideOutage } from '~/exams/commands/decide-outage.server.ts';
import { endAttempts } from '~/exams/commands/end-attempts.server.ts';
import { gradeAttempt } from '~/exams/commands/grade-attempt.server.ts';
import { handInDue } from '~/exams/commands/hand-in-due.server.ts';
import { moveSitting } from '~/exams/commands/move-sitting.server.ts';
import { saveAnswers } from '~/exams/commands/save-answers.server.ts';
import { submitAttempt } from '~/exams/commands/submit-attempt.server.ts';
import { findAttempt } from '~/exams/data/attempt-rows.ts';
import { sittingPage } from '~/exams/queries/sitting-page.server.ts';
import { sittingState } from '~/exams/queries/sitting-state.server.ts';
import { sql } from '~/platform/db.ts';
import { beganBefore, forgetOutages, silence } from '~tests/exams/silence.ts';
import { phone, startSitting } from '~tests/exams/sitting-steps.ts';
import { createExamWorld, type ExamWorld, type TestSession } from '~tests/support/exam-world.ts';

let world: ExamWorld;
let session: TestSession;
beforeAll(async () => {
  world = await createExamWorld();
  session = await world.session();
});
beforeEach(forgetOutages);
const sitting = (of = session) => startSitting(world, of);
const status = async (id: string) => (await findAttempt(sql, id))?.status;

describe('what was answered in the minutes of an outage', () => {
  it('keeps everybody it hit from being handed in until it is decided, and saves what they answer', async () => {
    const { who, id } = await sitting();
    await beganBefore(id, 600);
    // The time ran out twenty seconds ago, in the midst of a minute's silence.
    await silence(60, [id], -20);
    await beatOnce();
    await handInDue();
    expect(await status(id)).toBe('RUNNING');
    const state = await sittingState(who.actor, id, phone.key);
    expect(state.undecidedSeconds).toBeGreaterThanOrEqual(60);
    expect(state.deadlineAt).toBeGreaterThan(state.now);
    const saved = await saveAnswers(who.actor, id, phone.key, {
      epoch: 1,
      sentAt: Date.now(),
      events: [{ seq: 1, slot: 1, choice: 'A', at: Date.now() }],
    });
    expect(saved).toEqual({ ok: true, savedAt: expect.any(Date) });
  });

  it('gives the minutes back by decision, and what was answered meanwhile counts', async () => {
    const { who, id } = await sitting();
    await beganBefore(id, 600);
    await silence(60, [id], -20);
    const outage = (await beatOnce()) ?? '';
    await saveAnswers(who.actor, id, phone.key, {
      epoch: 1,
      sentAt: Date.now(),
      events: [{ seq: 1, slot: 1, choice: 'A', at: Date.now() }],
    });
    const officer = world.as('EXAM_OFFICER', 'root').actor;
    expect(await decideOutage(officer, outage, { giveBack: true, reason: null })).toMatchObject({ ok: true, given: 1 });
    await handInDue();
    expect(await status(id)).toBe('RUNNING');
    await sql.query(`UPDATE attempt SET deadline_at = now() WHERE id = $1::uuid`, [id]);
    // A sign of life in the very millisecond of the deadline is not yet one after it.
    await expect
      .poll(async () => {
        await beatOnce();
        await handInDue();
        return (await findAttempt(sql, id))?.answers;
      })
      .toEqual({ '1': 'A' });
  });

  it('leaves out what was answered after the deadline when the minutes are not given back', async () => {
    const { who, id } = await sitting();
    await beganBefore(id, 600);
    await silence(60, [id], -20);
    const outage = (await beatOnce()) ?? '';
    await saveAnswers(who.actor, id, phone.key, {
      epoch: 1,
      sentAt: Date.now(),
      events: [{ seq: 1, slot: 1, choice: 'A', at: Date.now() }],
    });
    const officer = world.as('EXAM_OFFICER', 'root').actor;
    await decideOutage(officer, outage, { giveBack: false, reason: '纸笔已完成' });
    await handInDue();
    expect(await findAttempt(sql, id)).toMatchObject({ status: 'SUBMITTED', answers: {} });
  });

  it('counts what was given in time and came within the grace, also when the minutes are not given back', async () => {
    const { who, id } = await sitting();
    await beganBefore(id, 600);
    await silence(60, [id], -20);
    const outage = (await beatOnce()) ?? '';
    const at = Date.now();
    await saveAnswers(who.actor, id, phone.key, {
      epoch: 1,
      sentAt: at,
      events: [
        { seq: 1, slot: 1, choice: 'A', at: at - 40_000 },
        { seq: 2, slot: 2, choice: 'B', at },
      ],
    });
    const officer = world.as('EXAM_OFFICER', 'root').actor;
    await decideOutage(officer, outage, { giveBack: false, reason: '纸笔已完成' });
    await handInDue();
    expect(await findAttempt(sql, id)).toMatchObject({ status: 'SUBMITTED', answers: { '1': 'A' } });
  });

  it('leaves to an officer what was given in time, came after the grace, and fell out with the lost minutes', async () => {
    const { who, id } = await sitting();
    await beganBefore(id, 900);
    // The time ran out 150 seconds ago, in the midst of five minutes' silence.
    await silence(300, [id], -150);
    const outage = (await beatOnce()) ?? '';
    const at = Date.now();
    const post = {
      epoch: 1,
      sentAt: at,
      events: [
        { seq: 1, slot: 1, choice: 'A', at: at - 200_000 },
        { seq: 2, slot: 2, choice: 'B', at },
      ],
    };
    expect(await saveAnswers(who.actor, id, phone.key, post)).toMatchObject({ ok: true });
    const officer = world.as('EXAM_OFFICER', 'root').actor;
    await decideOutage(officer, outage, { giveBack: false, reason: '纸笔已完成' });
    await handInDue();
    const attempt = await findAttempt(sql, id);
    expect(attempt).toMatchObject({ status: 'SUBMITTED', answers: {} });
    expect(attempt?.lateAnswers).toMatchObject([
      { slot: 1, choice: 'A', why: 'after-grace' },
      { slot: 2, choice: 'B', why: 'after-grace' },
    ]);
    expect(Date.parse(attempt?.lateAnswers?.[0]?.givenAt ?? '')).toBeLessThan(attempt?.deadlineAt.getTime() ?? 0);
  });

  it('leaves nothing to decide when the minutes are given back', async () => {
    const { who, id } = await sitting();
    await beganBefore(id, 900);
    await silence(300, [id], -150);
    const outage = (await beatOnce()) ?? '';
    const at = Date.now();
    const post = { epoch: 1, sentAt: at, events: [{ seq: 1, slot: 1, choice: 'A', at: at - 200_000 }] };
    await saveAnswers(who.actor, id, phone.key, post);
    await decideOutage(world.as('EXAM_OFFICER', 'root').actor, outage, { giveBack: true, reason: null });
    await submitAttempt(who.actor, id, phone.key);
    expect(await findAttempt(sql, id)).toMatchObject({ answers: { '1': 'A' }, lateAnswers: null });
  });

  it('keeps on the page what was answered in the lost minutes, also without scripts', async () => {
    const { who, id } = await sitting();
    await beganBefore(id, 600);
    await silence(60, [id], -20);
    await beatOnce();
    const choose = (choice: string) => answerByForm(who.actor, id, phone.key, { slot: 1, choice, toggleFlag: false });
    expect(await choose('A')).toMatchObject({ ok: true });
    expect(await sittingPage(who.actor, id, phone.key, null)).toMatchObject({ sheet: { '1': 'A' }, lastSeq: 1 });
    expect(await choose('')).toMatchObject({ ok: true });
    expect(await sittingPage(who.actor, id, phone.key, null)).toMatchObject({ sheet: {}, lastSeq: 2 });
  });

  it('lets no older answer of another device overtake what was counted of the lost minutes', async () => {
    const { who, id } = await sitting();
    await beganBefore(id, 600);
    const tablet = { key: 'tablet', label: '平板' };
    await moveSitting(who.actor, id, tablet);
    await silence(60, [id], -20);
    const outage = (await beatOnce()) ?? '';
    const at = Date.now();
    const step = (choice: string, age: number) => [{ seq: 1, slot: 1, choice, at: at - age }];
    await saveAnswers(who.actor, id, tablet.key, { epoch: 2, sentAt: at, events: step('C', 0) });
    await saveAnswers(who.actor, id, phone.key, { epoch: 1, sentAt: at, events: step('A', 300_000) });
    await submitAttempt(who.actor, id, tablet.key);
    await gradeAttempt(id);
    const officer = world.as('EXAM_OFFICER', 'root').actor;
    await decideOutage(officer, outage, { giveBack: false, reason: '演练' });
    expect(await decideLateAnswers(officer, id, { count: true, reason: '设备故障', seen: 1 })).toMatchObject({
      ok: true,
    });
    expect((await findAttempt(sql, id))?.answers).toEqual({ '1': 'C' });
  });

  it('lets no word that was not counted, nor the one that took its place, stand before a later one of another device', async () => {
    const { who, id } = await sitting();
    await beganBefore(id, 900);
    const tablet = { key: 'tablet', label: '平板' };
    await moveSitting(who.actor, id, tablet);
    await silence(300, [id], -150);
    const outage = (await beatOnce()) ?? '';
    const at = Date.now();
    const step = (seq: number, choice: string, age: number) => ({ seq, slot: 1, choice, at: at - age });
    const events = [step(1, 'A', 250_000), step(2, 'B', 200_000)];
    await saveAnswers(who.actor, id, tablet.key, { epoch: 2, sentAt: at, events });
    const officer = world.as('EXAM_OFFICER', 'root').actor;
    await decideOutage(officer, outage, { giveBack: false, reason: '演练' });
    await handInDue();
    await gradeAttempt(id);
    await saveAnswers(who.actor, id, phone.key, { epoch: 1, sentAt: at, events: [step(1, 'C', 100_000)] });
    expect((await findAttempt(sql, id))?.lateAnswers).toMatchObject([
      { choice: 'B', why: 'after-grace', times: 2 },
      { choice: 'C', why: 'moved' },
    ]);
    await decideLateAnswers(officer, id, { count: true, reason: '设备故障', seen: 3 });
    expect((await findAttempt(sql, id))?.answers).toEqual({ '1': 'C' });
  });

  it('counts what was answered in the lost minutes when an officer collects before the decision', async () => {
    const { who, id } = await sitting();
    await beganBefore(id, 600);
    await silence(60, [id], -20);
    await beatOnce();
    const at = Date.now();
    await saveAnswers(who.actor, id, phone.key, {
      epoch: 1,
      sentAt: at,
      events: [{ seq: 1, slot: 1, choice: 'A', at }],
    });
    await endAttempts(world.as('EXAM_OFFICER', 'root').actor, session.id, [id], '统一收卷');
    expect((await findAttempt(sql, id))?.answers).toEqual({ '1': 'A' });
  });

  it('counts what was answered in the lost minutes when the person hands in before it is decided', async () => {
    const { who, id } = await sitting();
    await beganBefore(id, 600);
    await silence(60, [id], -20);
    await beatOnce();
    const saved = await saveAnswers(who.actor, id, phone.key, {
      epoch: 1,
      sentAt: Date.now(),
      events: [{ seq: 1, slot: 1, choice: 'A', at: Date.now() }],
    });
    expect(saved).toMatchObject({ ok: true });
    expect(await submitAttempt(who.actor, id, phone.key)).toEqual({ ok: true, already: false });
    const attempt = await findAttempt(sql, id);
    expect(attempt?.answers).toEqual({ '1': 'A' });
    expect(attempt?.submissionKind).toBe('HAND_IN');
  });

  it('counts what arrives after it, before the first beat has recorded it', async () => {
    const { who, id } = await sitting();
    await beganBefore(id, 600);
    await silence(60, [id], -20);
    const at = Date.now();
    const post = { epoch: 1, sentAt: at, events: [{ seq: 1, slot: 1, choice: 'A', at }] };
    expect(await saveAnswers(who.actor, id, phone.key, post)).toEqual({ ok: true, savedAt: expect.any(Date) });
  });
});
