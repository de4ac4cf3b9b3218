import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { beatOnce } from '~/exams/commands/beat.server.ts';
import { decideOutage } from '~/exams/commands/decide-outage.server.ts';
import { handInDue } from '~/exams/commands/hand-in-due.server.ts';
import { startPractice } from '~/exams/commands/start-practice.server.ts';
import { steerAttempts } from '~/exams/commands/steer-attempts.server.ts';
import { findAttempt } from '~/exams/data/attempt-rows.ts';
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
    await silence(3, [id], 1200);
    expect(await beatOnce()).toBeNull();
  });

  it('hits whoever began after the last sign of life, for the time since', async () => {
    const { who, id } = await sitting();
    await beganBefore(id, 59);
    await silence(60, [id], 1200);
    expect((await sittingState(who.actor, id, phone.key)).undecidedSeconds).toBeGreaterThanOrEqual(59);
    const outage = (await beatOnce()) ?? '';
    const before = await findAttempt(sql, id);
    const officer = world.as('EXAM_OFFICER', 'root').actor;
    expect(await decideOutage(officer, outage, { giveBack: true, reason: null })).toMatchObject({ given: 1 });
    const gained = ((await findAttempt(sql, id))?.deadlineAt.getTime() ?? 0) - (before?.deadlineAt.getTime() ?? 0);
    const [recorded] = await sql.query<{ endedAt: Date }>(`SELECT ended_at AS "endedAt" FROM service_outage`);
    const lost = (recorded?.endedAt.getTime() ?? 0) - (before?.startedAt.getTime() ?? 0);
    expect(lost).toBeGreaterThanOrEqual(59_000);
    expect(Math.abs(gained - lost)).toBeLessThanOrEqual(1_000);
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
    const began = Date.now();
    await silence(60, [start.attemptId], 1200);
    const before = (await findAttempt(sql, start.attemptId))?.deadlineAt.getTime() ?? 0;
    expect(await beatOnce()).toBeNull();
    const most = 60_000 + Date.now() - began;
    expect(await beatOnce()).toBeNull();
    const gained = ((await findAttempt(sql, start.attemptId))?.deadlineAt.getTime() ?? 0) - before;
    expect(gained).toBeGreaterThanOrEqual(59_000);
    expect(gained).toBeLessThanOrEqual(most + 1_000);
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

  it('hands nobody in whose time ran out in a silence that may yet become an outage', async () => {
    const { id } = await sitting();
    await silence(3, [id], -2);
    await handInDue();
    expect(await status(id)).toBe('RUNNING');
    await beatOnce();
    await handInDue();
    expect(await status(id)).toBe('SUBMITTED');
  });
});
