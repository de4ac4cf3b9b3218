import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decideMove } from '~/exams/commands/decide-move.server.ts';
import { decideOutage } from '~/exams/commands/decide-outage.server.ts';
import { endAttempts } from '~/exams/commands/end-attempts.server.ts';
import { endSession } from '~/exams/commands/end-session.server.ts';
import { noteIncident } from '~/exams/commands/note-incident.server.ts';
import { startAttempt } from '~/exams/commands/start-attempt.server.ts';
import { steerAttempts } from '~/exams/commands/steer-attempts.server.ts';
import { sessionBoard } from '~/exams/queries/session-board.server.ts';
import { Forbidden, NotFound } from '~/identity/rules/actor.ts';
import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { createExamWorld, type ExamWorld, SMALL, type TestSession } from '~tests/support/exam-world.ts';
import type { TestAccount } from '~tests/support/world.ts';

let world: ExamWorld;
let session: TestSession;
let who: TestAccount;
let attemptId: string;

beforeAll(async () => {
  world = await createExamWorld(SMALL);
});
beforeEach(async () => {
  session = await world.session({ deviceMove: 'INVIGILATOR' });
  who = await world.candidate(session, '沈佳禾');
  attemptId = await start(who);
});

const officer = () => world.as('EXAM_OFFICER', 'root').actor;
const stranger = () => world.as('EXAM_OFFICER', 'unitB').actor;

async function start(account: TestAccount): Promise<string> {
  const started = await startAttempt(account.actor, session.id, { key: `d-${account.accountId}`, label: 'Windows' });
  if (!started.ok) throw new Error(started.reason);
  return started.attemptId;
}

type Row = { status: string; deadline: Date; extra: number; paused: Date | null; epoch: number };
const attemptOf = async (id = attemptId): Promise<Row> => {
  const [row] = await sql.query<Row>(
    `SELECT status::text, deadline_at AS deadline, extra_seconds AS extra, paused_at AS paused, writer_epoch AS epoch
     FROM attempt WHERE id = $1`,
    [id],
  );
  if (!row) throw new Error('no attempt');
  return row;
};
const secondsBetween = (a: Date, b: Date): number => Math.round((b.getTime() - a.getTime()) / 1000);

describe('the room', () => {
  it('shows everybody with a state, to those who may watch', async () => {
    const absent = await world.candidate(session, '华广平');
    const board = await sessionBoard(officer(), session.id);
    expect(board.people.map(({ name, state }) => [name, state])).toEqual([
      ['沈佳禾', 'working'],
      ['华广平', 'not-come'],
    ]);
    expect(absent.cadreId).toBeTruthy();
    await sql.query(`UPDATE attempt SET seen_at = now() - interval '5 minutes' WHERE id = $1`, [attemptId]);
    const later = await sessionBoard(officer(), session.id);
    expect(later.people[0]).toMatchObject({ state: 'offline', need: { kind: 'offline' } });
    await expect(sessionBoard(stranger(), session.id)).rejects.toThrow(Forbidden);
    await expect(sessionBoard(world.as('ORG_ADMIN', 'unitA').actor, session.id)).rejects.toThrow(Forbidden);
  });

  it('pauses with a reason and gives the time back on resuming', async () => {
    const before = await attemptOf();
    const pause = { act: 'pause' } as const;
    expect(await steerAttempts(officer(), session.id, [attemptId], pause, '')).toEqual({
      ok: false,
      reason: 'reason-missing',
    });
    expect(await steerAttempts(officer(), session.id, [attemptId], pause, '身体不适')).toEqual({
      ok: true,
      attempts: 1,
    });
    await sql.query(`UPDATE attempt SET paused_at = paused_at - interval '4 minutes' WHERE id = $1`, [attemptId]);
    expect((await sessionBoard(officer(), session.id)).people[0]?.state).toBe('paused');
    await steerAttempts(officer(), session.id, [attemptId], { act: 'resume' }, '');
    const after = await attemptOf();
    expect(after.paused).toBeNull();
    expect(secondsBetween(before.deadline, after.deadline)).toBeGreaterThanOrEqual(240);
    expect(after.extra).toBeGreaterThanOrEqual(240);
  });

  it('extends for one, and keeps the reason with the sitting', async () => {
    const before = await attemptOf();
    const extend = { act: 'extend', minutes: 10 } as const;
    expect(await steerAttempts(officer(), session.id, [attemptId], { act: 'extend', minutes: 0 }, '停电')).toEqual({
      ok: false,
      reason: 'minutes-out-of-range',
    });
    await steerAttempts(officer(), session.id, [attemptId], extend, '机器故障');
    expect(secondsBetween(before.deadline, (await attemptOf()).deadline)).toBe(600);
    const { events } = await sessionBoard(officer(), session.id);
    expect(events.find(({ kind }) => kind === 'extended')?.detail).toMatchObject({ minutes: 10, reason: '机器故障' });
    await expect(steerAttempts(stranger(), session.id, [attemptId], extend, '无关')).rejects.toThrow(Forbidden);
  });

  it('lets a sitting move when an invigilator approves, and the older device loses the pen', async () => {
    const moveId = newId();
    await sql.query(
      `INSERT INTO attempt_move (id, attempt_id, requested_by, requested_label, requested_token, requested_at)
       VALUES ($1, $2, $3, 'iPhone', 'new-device', now())`,
      [moveId, attemptId, who.accountId],
    );
    expect((await sessionBoard(officer(), session.id)).people[0]?.need).toEqual({ kind: 'move', moveId });
    await expect(decideMove(stranger(), moveId, true)).rejects.toThrow();
    expect(await decideMove(officer(), moveId, true)).toMatchObject({ ok: true });
    expect((await attemptOf()).epoch).toBe(2);
    expect(await decideMove(officer(), moveId, false)).toEqual({ ok: false, reason: 'already-decided' });
    await expect(decideMove(stranger(), moveId, false)).rejects.toThrow(NotFound);
  });

  it('says nothing to a stranger who collects, whatever they ask', async () => {
    for (const [ids, reason] of [
      [[attemptId], '无关'],
      [[attemptId], ''],
      [[], '无关'],
      [[newId(), 'x'], '无关'],
    ] as const)
      await expect(endAttempts(stranger(), session.id, ids, reason)).rejects.toThrow(Forbidden);
    await expect(endAttempts(officer(), newId(), [attemptId], '')).rejects.toThrow(NotFound);
    expect(await endAttempts(officer(), session.id, [attemptId], ' ')).toEqual({ ok: false, reason: 'reason-missing' });
    expect((await attemptOf()).status).toBe('RUNNING');
  });

  it('collects one sitting with its saved answers, and ends the session for the rest', async () => {
    const other = await world.candidate(session, '华广平');
    const otherAttempt = await start(other);
    expect(await endAttempts(officer(), session.id, [attemptId], '提前离场')).toEqual({ ok: true, attempts: 1 });
    expect((await attemptOf()).status).toBe('SUBMITTED');
    const { events } = await sessionBoard(officer(), session.id);
    expect(events.filter((event) => event.attemptId === attemptId).map(({ kind }) => kind)).toEqual([
      'ended',
      'started',
    ]);
    await noteIncident(officer(), attemptId, '提前离场，已核对');
    expect(await endSession(officer(), session.id, '结束')).toEqual({ ok: true, handedIn: 1 });
    expect((await attemptOf(otherAttempt)).status).toBe('SUBMITTED');
    expect(await endSession(officer(), session.id, '结束')).toEqual({ ok: true, handedIn: 0 });
    const late = await world.candidate(session, '郝学锋');
    expect(await startAttempt(late.actor, session.id, { key: 'x', label: 'x' })).toMatchObject({ ok: false });
  });
});

describe('an officer who sits the test themselves', () => {
  const self = () => ({ ...officer(), accountId: who.accountId });

  it('neither stops their own clock nor moves themselves, nor decides about their own lost minutes', async () => {
    const pause = { act: 'pause' } as const;
    expect(await steerAttempts(self(), session.id, [attemptId], pause, '有事')).toEqual({
      ok: false,
      reason: 'nobody-sitting',
    });
    const [moveId, outageId] = [newId(), newId()];
    await sql.query(
      `INSERT INTO attempt_move (id, attempt_id, requested_by, requested_label, requested_token, requested_at)
       VALUES ($1, $2, $3, 'iPhone', 'new-device', now())`,
      [moveId, attemptId, who.accountId],
    );
    await expect(decideMove(self(), moveId, true)).rejects.toThrow(NotFound);
    await sql.query(`UPDATE attempt SET status = 'VOID' WHERE status = 'RUNNING' AND id <> $1`, [attemptId]);
    await sql.query(
      `INSERT INTO service_outage (id, started_at, ended_at, affected_attempts)
       VALUES ($1, clock_timestamp(), clock_timestamp() + interval '5 minutes', 1)`,
      [outageId],
    );
    await expect(decideOutage(self(), outageId, { giveBack: true, reason: null })).rejects.toThrow(NotFound);
    expect(await decideOutage(officer(), outageId, { giveBack: true, reason: null })).toMatchObject({ given: 1 });
  });
});
