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
import { startAttempt } from '~/exams/commands/start-attempt.server.ts';
import { startPractice } from '~/exams/commands/start-practice.server.ts';
import { steerAttempts } from '~/exams/commands/steer-attempts.server.ts';
import { submitAttempt } from '~/exams/commands/submit-attempt.server.ts';
import { findAttempt } from '~/exams/data/attempt-rows.ts';
import { sittingPage } from '~/exams/queries/sitting-page.server.ts';
import { sittingState } from '~/exams/queries/sitting-state.server.ts';
import { sql } from '~/platform/db.ts';
import { createExamWorld, type ExamWorld, type TestSession } from '../../support/exam-world.ts';

const phone = { key: 'phone', label: '手机' };
let world: ExamWorld;
let session: TestSession;
beforeAll(async () => {
  world = await createExamWorld();
  session = await world.session();
});
beforeEach(async () => {
  await sql.query(`UPDATE attempt SET status = 'VOID' WHERE status = 'RUNNING'`);
  await sql.query(`DELETE FROM service_outage`);
  await sql.query(`DELETE FROM service_heartbeat`);
});

async function sitting(of = session) {
  const who = await world.candidate(of);
  const start = await startAttempt(who.actor, of.id, phone);
  if (!start.ok) throw new Error(start.reason);
  return { who, id: start.attemptId };
}
/** As if the last sign of life had been so long ago, and these sittings had begun well before and end so soon. */
async function silence(seconds: number, ids: string[], deadlineIn: number): Promise<void> {
  await sql.query(
    `INSERT INTO service_heartbeat (name, beat_at) VALUES ('web', now() - make_interval(secs => $1))
     ON CONFLICT (name) DO UPDATE SET beat_at = EXCLUDED.beat_at`,
    [seconds],
  );
  await sql.query(`UPDATE attempt SET deadline_at = now() + make_interval(secs => $2) WHERE id = ANY($1::uuid[])`, [
    ids,
    deadlineIn,
  ]);
}
/** A sitting that began before the silence: the row is made anew, because a start never changes. */
async function beganBefore(id: string, seconds: number): Promise<void> {
  const rows = await sql.query<{ row: object }>(`SELECT to_jsonb(a) AS row FROM attempt a WHERE id = $1::uuid`, [id]);
  await sql.query(`DELETE FROM attempt WHERE id = $1::uuid`, [id]);
  await sql.query(
    `INSERT INTO attempt SELECT * FROM jsonb_populate_record(NULL::attempt,
       $1::jsonb || jsonb_build_object('started_at', now() - make_interval(secs => $2)))`,
    [JSON.stringify(rows[0]?.row), seconds],
  );
}
const status = async (id: string) => (await findAttempt(sql, id))?.status;

describe('an outage', () => {
  it('is recorded once, by the first beat after it, with the number of people it hit', async () => {
    const { id } = await sitting();
    await beganBefore(id, 600);
    await silence(60, [id], 1200);
    const outage = await beatOnce();
    expect(outage).not.toBeNull();
    expect(await beatOnce()).toBeNull();
    const rows = await sql.query(`SELECT affected_attempts AS hit, decision FROM service_outage`);
    expect(rows).toEqual([{ hit: 1, decision: 'PENDING' }]);
  });

  it('is none when nobody was sitting, or the silence was short', async () => {
    await silence(60, [], 0);
    expect(await beatOnce()).toBeNull();
    const { id } = await sitting();
    await beganBefore(id, 600);
    await silence(10, [id], 1200);
    expect(await beatOnce()).toBeNull();
  });

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
    await beatOnce();
    await handInDue();
    expect((await findAttempt(sql, id))?.answers).toEqual({ '1': 'A' });
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

  it('hits whoever began after the last sign of life, for the time since', async () => {
    const { who, id } = await sitting();
    await beganBefore(id, 59);
    await silence(60, [id], 1200);
    expect((await sittingState(who.actor, id, phone.key)).undecidedSeconds).toBeGreaterThanOrEqual(59);
    const outage = (await beatOnce()) ?? '';
    const before = (await findAttempt(sql, id))?.deadlineAt.getTime() ?? 0;
    const officer = world.as('EXAM_OFFICER', 'root').actor;
    expect(await decideOutage(officer, outage, { giveBack: true, reason: null })).toMatchObject({ given: 1 });
    const gained = ((await findAttempt(sql, id))?.deadlineAt.getTime() ?? 0) - before;
    expect(Math.round(gained / 1000)).toBeGreaterThanOrEqual(59);
    expect(Math.round(gained / 1000)).toBeLessThanOrEqual(60);
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

  it('is no loss of whoever was stopped before it and went on after it: resuming gave the whole stop back', async () => {
    const officer = world.as('EXAM_OFFICER', 'root').actor;
    const [stopped, working] = [await sitting(), await sitting()];
    for (const { id } of [stopped, working]) await beganBefore(id, 600);
    await steerAttempts(officer, session.id, [stopped.id], { act: 'pause' }, '设备故障');
    await sql.query(`UPDATE attempt SET paused_at = now() - interval '2 minutes' WHERE id = $1::uuid`, [stopped.id]);
    await sql.query(`UPDATE attempt_incident SET at = now() - interval '2 minutes' WHERE attempt_id = $1::uuid`, [
      stopped.id,
    ]);
    await silence(60, [stopped.id, working.id], 1200);
    const state = () => sittingState(stopped.who.actor, stopped.id, phone.key);
    expect((await state()).undecidedSeconds).toBe(0);
    const outage = (await beatOnce()) ?? '';
    await steerAttempts(officer, session.id, [stopped.id], { act: 'resume' }, '');
    const resumed = await state();
    expect(resumed.undecidedSeconds).toBe(0);
    expect((await sittingState(working.who.actor, working.id, phone.key)).undecidedSeconds).toBeGreaterThanOrEqual(60);
    expect(await decideOutage(officer, outage, { giveBack: true, reason: null })).toMatchObject({
      sittings: 1,
      given: 1,
    });
    expect((await state()).deadlineAt).toBe(resumed.deadlineAt);
  });

  it('asks nobody about practice: its time is given back at once', async () => {
    const who = await world.candidate(session);
    const start = await startPractice(who.actor, { size: 'short', topic: null }, phone);
    if (!start.ok) throw new Error(start.reason);
    await beganBefore(start.attemptId, 600);
    await silence(60, [start.attemptId], 1200);
    const before = (await findAttempt(sql, start.attemptId))?.deadlineAt.getTime() ?? 0;
    expect(await beatOnce()).toBeNull();
    expect(await beatOnce()).toBeNull();
    const gained = ((await findAttempt(sql, start.attemptId))?.deadlineAt.getTime() ?? 0) - before;
    expect(Math.round(gained / 1000)).toBe(60);
  });

  it('hands nobody in while the web servers are silent', async () => {
    const { id } = await sitting();
    await silence(60, [id], -5);
    await handInDue();
    expect(await status(id)).toBe('RUNNING');
    await sql.query(`UPDATE service_heartbeat SET beat_at = now()`);
    await handInDue();
    expect(await status(id)).toBe('SUBMITTED');
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

  it('hands nobody in whose time ran out in a silence that may yet become an outage', async () => {
    const { id } = await sitting();
    await silence(10, [id], -5);
    await handInDue();
    expect(await status(id)).toBe('RUNNING');
    await beatOnce();
    await handInDue();
    expect(await status(id)).toBe('SUBMITTED');
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

describe('an outage that two officers decide about', () => {
  const officer = () => world.as('EXAM_OFFICER', 'unitB').actor;
  const letter = () => ({
    epoch: 1,
    sentAt: Date.now(),
    events: [{ seq: 1, slot: 1, choice: 'A', at: Date.now() }],
  });

  /** A sitting of the officer of unit B and one of somebody else, and a minute's outage in both. */
  async function bothHit(deadlineIn: number) {
    const theirs = await world.session();
    await sql.query(`UPDATE exam_session SET organization_id = $2::uuid WHERE id = $1::uuid`, [
      theirs.id,
      world.unitB.id,
    ]);
    const [own, other] = [await sitting(theirs), await sitting()];
    for (const { id } of [own, other]) await beganBefore(id, 600);
    await silence(60, [own.id, other.id], deadlineIn);
    return { own, other, outage: (await beatOnce()) ?? '' };
  }

  it('gives the minutes once to those of the first, while the others wait for the second', async () => {
    const { own, other, outage } = await bothHit(1200);
    expect(await decideOutage(officer(), outage, { giveBack: true, reason: null })).toMatchObject({
      given: 1,
      waiting: 1,
    });
    const state = await sittingState(own.who.actor, own.id, phone.key);
    expect(state.undecidedSeconds).toBe(0);
    expect(Math.abs((state.deadlineAt - state.now) / 1000 - 1260)).toBeLessThan(5);
    expect((await sittingState(other.who.actor, other.id, phone.key)).undecidedSeconds).toBeGreaterThanOrEqual(60);

    await sql.query(`UPDATE attempt SET deadline_at = now() - interval '1 second' WHERE id = ANY($1::uuid[])`, [
      [own.id, other.id],
    ]);
    await beatOnce();
    await handInDue();
    expect([await status(own.id), await status(other.id)]).toEqual(['SUBMITTED', 'RUNNING']);
  });

  it('puts aside what those of the first answer late whom the minutes were refused', async () => {
    const { own, other, outage } = await bothHit(-20);
    const refused = { giveBack: false, reason: '纸笔已完成' };
    expect(await decideOutage(officer(), outage, refused)).toMatchObject({ ok: true, given: 0, waiting: 1 });
    expect(await saveAnswers(own.who.actor, own.id, phone.key, letter())).toMatchObject({ kept: 'given-late' });
    expect(await saveAnswers(other.who.actor, other.id, phone.key, letter())).not.toHaveProperty('kept');
    await submitAttempt(own.who.actor, own.id, phone.key);
    expect(await findAttempt(sql, own.id)).toMatchObject({ submissionKind: 'DEADLINE', answers: {} });
  });
});
