import { describe, expect, it } from 'vitest';
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
import { oneSitting, secondsBetween } from '~tests/exams/one-sitting.ts';

const { scene, start, officer, stranger, attemptOf } = oneSitting();

describe('the room', () => {
  it('shows everybody with a state, to those who may watch', async () => {
    const absent = await scene.world.candidate(scene.session, '华广平');
    const board = await sessionBoard(officer(), scene.session.id);
    expect(board.people.map(({ name, state }) => [name, state])).toEqual([
      ['沈佳禾', 'working'],
      ['华广平', 'not-come'],
    ]);
    expect(absent.cadreId).toBeTruthy();
    await sql.query(`UPDATE attempt SET seen_at = now() - interval '5 minutes' WHERE id = $1`, [scene.attemptId]);
    const later = await sessionBoard(officer(), scene.session.id);
    expect(later.people[0]).toMatchObject({ state: 'offline', need: { kind: 'offline' } });
    await expect(sessionBoard(stranger(), scene.session.id)).rejects.toThrow(Forbidden);
    await expect(sessionBoard(scene.world.as('ORG_ADMIN', 'unitA').actor, scene.session.id)).rejects.toThrow(Forbidden);
  });

  it('pauses with a reason and gives the time back on resuming', async () => {
    const before = await attemptOf();
    const pause = { act: 'pause' } as const;
    expect(await steerAttempts(officer(), scene.session.id, [scene.attemptId], pause, '')).toEqual({
      ok: false,
      reason: 'reason-missing',
    });
    expect(await steerAttempts(officer(), scene.session.id, [scene.attemptId], pause, '身体不适')).toEqual({
      ok: true,
      attempts: 1,
    });
    await sql.query(`UPDATE attempt SET paused_at = paused_at - interval '4 minutes' WHERE id = $1`, [scene.attemptId]);
    expect((await sessionBoard(officer(), scene.session.id)).people[0]?.state).toBe('paused');
    await steerAttempts(officer(), scene.session.id, [scene.attemptId], { act: 'resume' }, '');
    const after = await attemptOf();
    expect(after.paused).toBeNull();
    expect(secondsBetween(before.deadline, after.deadline)).toBeGreaterThanOrEqual(240);
    expect(after.extra).toBeGreaterThanOrEqual(240);
  });

  it('extends for one, and keeps the reason with the sitting', async () => {
    const before = await attemptOf();
    const extend = { act: 'extend', minutes: 10 } as const;
    expect(
      await steerAttempts(officer(), scene.session.id, [scene.attemptId], { act: 'extend', minutes: 0 }, '停电'),
    ).toEqual({
      ok: false,
      reason: 'minutes-out-of-range',
    });
    await steerAttempts(officer(), scene.session.id, [scene.attemptId], extend, '机器故障');
    expect(secondsBetween(before.deadline, (await attemptOf()).deadline)).toBe(600);
    const { events } = await sessionBoard(officer(), scene.session.id);
    expect(events.find(({ kind }) => kind === 'extended')?.detail).toMatchObject({ minutes: 10, reason: '机器故障' });
    await expect(steerAttempts(stranger(), scene.session.id, [scene.attemptId], extend, '无关')).rejects.toThrow(
      Forbidden,
    );
  });

  it('lets a sitting move when an invigilator approves, and the older device loses the pen', async () => {
    const moveId = newId();
    await sql.query(
      `INSERT INTO attempt_move (id, attempt_id, requested_by, requested_label, requested_token, requested_at)
       VALUES ($1, $2, $3, 'iPhone', 'new-device', now())`,
      [moveId, scene.attemptId, scene.who.accountId],
    );
    expect((await sessionBoard(officer(), scene.session.id)).people[0]?.need).toEqual({ kind: 'move', moveId });
    await expect(decideMove(stranger(), moveId, true)).rejects.toThrow();
    expect(await decideMove(officer(), moveId, true)).toMatchObject({ ok: true });
    expect((await attemptOf()).epoch).toBe(2);
    expect(await decideMove(officer(), moveId, false)).toEqual({ ok: false, reason: 'already-decided' });
    await expect(decideMove(stranger(), moveId, false)).rejects.toThrow(NotFound);
  });

  it('says nothing to a stranger who collects, whatever they ask', async () => {
    for (const [ids, reason] of [
      [[scene.attemptId], '无关'],
      [[scene.attemptId], ''],
      [[], '无关'],
      [[newId(), 'x'], '无关'],
    ] as const)
      await expect(endAttempts(stranger(), scene.session.id, ids, reason)).rejects.toThrow(Forbidden);
    await expect(endAttempts(officer(), newId(), [scene.attemptId], '')).rejects.toThrow(NotFound);
    expect(await endAttempts(officer(), scene.session.id, [scene.attemptId], ' ')).toEqual({
      ok: false,
      reason: 'reason-missing',
    });
    expect((await attemptOf()).status).toBe('RUNNING');
  });

  it('collects one sitting with its saved answers, and ends the session for the rest', async () => {
    const other = await scene.world.candidate(scene.session, '华广平');
    const otherAttempt = await start(other);
    expect(await endAttempts(officer(), scene.session.id, [scene.attemptId], '提前离场')).toEqual({
      ok: true,
      attempts: 1,
    });
    expect((await attemptOf()).status).toBe('SUBMITTED');
    const { events } = await sessionBoard(officer(), scene.session.id);
    expect(events.filter((event) => event.attemptId === scene.attemptId).map(({ kind }) => kind)).toEqual([
      'ended',
      'started',
    ]);
    await noteIncident(officer(), scene.attemptId, '提前离场，已核对');
    expect(await endSession(officer(), scene.session.id, '结束')).toEqual({ ok: true, handedIn: 1 });
    expect((await attemptOf(otherAttempt)).status).toBe('SUBMITTED');
    expect(await endSession(officer(), scene.session.id, '结束')).toEqual({ ok: true, handedIn: 0 });
    const late = await scene.world.candidate(scene.session, '郝学锋');
    expect(await startAttempt(late.actor, scene.session.id, { key: 'x', label: 'x' })).toMatchObject({ ok: false });
  });
});

describe('an officer who sits the test themselves', () => {
  const self = () => ({ ...officer(), accountId: scene.who.accountId });

  it('neither stops their own clock nor moves themselves, nor decides about their own lost minutes', async () => {
    const pause = { act: 'pause' } as const;
    expect(await steerAttempts(self(), scene.session.id, [scene.attemptId], pause, '有事')).toEqual({
      ok: false,
      reason: 'nobody-sitting',
    });
    const [moveId, outageId] = [newId(), newId()];
    await sql.query(
      `INSERT INTO attempt_move (id, attempt_id, requested_by, requested_label, requested_token, requested_at)
       VALUES ($1, $2, $3, 'iPhone', 'new-device', now())`,
      [moveId, scene.attemptId, scene.who.accountId],
    );
    await expect(decideMove(self(), moveId, true)).rejects.toThrow(NotFound);
    await sql.query(`UPDATE attempt SET status = 'VOID' WHERE status = 'RUNNING' AND id <> $1`, [scene.attemptId]);
    await sql.query(
      `INSERT INTO service_outage (id, started_at, ended_at, affected_attempts)
       VALUES ($1, clock_timestamp(), clock_timestamp() + interval '5 minutes', 1)`,
      [outageId],
    );
    await expect(decideOutage(self(), outageId, { giveBack: true, reason: null })).rejects.toThrow(NotFound);
    expect(await decideOutage(officer(), outageId, { giveBack: true, reason: null })).toMatchObject({ given: 1 });
  });
});
