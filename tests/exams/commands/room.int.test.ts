import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { confirmResults, holdResults } from '~/exams/commands/confirm-results.server.ts';
import { decideLateAnswers } from '~/exams/commands/decide-late-answers.server.ts';
import { decideMove } from '~/exams/commands/decide-move.server.ts';
import { decideOutage } from '~/exams/commands/decide-outage.server.ts';
import { endAttempts } from '~/exams/commands/end-attempts.server.ts';
import { endSession } from '~/exams/commands/end-session.server.ts';
import { flagEligibility } from '~/exams/commands/flag-eligibility.server.ts';
import { gradeAttempt } from '~/exams/commands/grade-attempt.server.ts';
import { noteIncident } from '~/exams/commands/note-incident.server.ts';
import { startAttempt } from '~/exams/commands/start-attempt.server.ts';
import { steerAttempts } from '~/exams/commands/steer-attempts.server.ts';
import { setEligibility } from '~/exams/data/eligibility-rows.ts';
import { outagePage } from '~/exams/queries/outage-page.server.ts';
import { resultList, resultsWithClauses } from '~/exams/queries/result-list.server.ts';
import { sessionBoard } from '~/exams/queries/session-board.server.ts';
import type { Paper } from '~/exams/rules/paper.ts';
import { Forbidden, NotFound } from '~/identity/rules/actor.ts';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { createExamWorld, SMALL, type ExamWorld, type TestSession } from '~tests/support/exam-world.ts';
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

/** Marks a sitting with everything right, as the worker would. */
async function gradeRight(id: string): Promise<void> {
  const [row] = await sql.query<{ paper: Paper }>(`SELECT paper FROM attempt WHERE id = $1`, [id]);
  const right = Object.fromEntries(
    (row?.paper.items ?? []).map((item, place) => {
      const letter = (option: string): string => String.fromCharCode(65 + item.o.indexOf(option));
      const choice =
        item.t === 'TRUE_FALSE'
          ? 'T'
          : item.t === 'MULTIPLE'
            ? [letter('A'), letter('B')].sort().join('')
            : letter('A');
      return [place + 1, choice];
    }),
  );
  await sql.query(`UPDATE attempt SET answers = $2::jsonb WHERE id = $1`, [id, JSON.stringify(right)]);
  await gradeAttempt(id);
  await flagEligibility(id);
}

async function passed(): Promise<string> {
  await endAttempts(officer(), session.id, [attemptId], '测试');
  await gradeRight(attemptId);
  const [row] = await sql.query<{ id: string }>(`SELECT id FROM eligibility WHERE attempt_id = $1`, [attemptId]);
  if (!row) throw new Error('not flagged');
  return row.id;
}

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

  it('collects one sitting with its saved answers, and ends the session for the rest', async () => {
    const other = await world.candidate(session, '华广平');
    const otherAttempt = await start(other);
    expect(await endAttempts(officer(), session.id, [attemptId], '提前离场')).toEqual({ ok: true, attempts: 1 });
    expect((await attemptOf()).status).toBe('SUBMITTED');
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

describe('an outage', () => {
  const outage = async (minutes: number): Promise<string> => {
    const id = newId();
    await sql.query(
      `INSERT INTO service_outage (id, started_at, ended_at, affected_attempts)
       VALUES ($1, clock_timestamp(), clock_timestamp() + make_interval(mins => $2), 1)`,
      [id, minutes],
    );
    return id;
  };

  it('gives everybody the lost minutes back, once', async () => {
    const before = await attemptOf();
    const id = await outage(12);
    const shown = (await outagePage(officer())).outages.find((one) => one.id === id);
    expect(shown?.own.map(({ name }) => name)).toContain('沈佳禾');
    expect(await decideOutage(officer(), id, { giveBack: true, reason: null })).toMatchObject({ ok: true, waiting: 0 });
    expect(secondsBetween(before.deadline, (await attemptOf()).deadline)).toBe(720);
    expect(await decideOutage(officer(), id, { giveBack: true, reason: null })).toEqual({
      ok: false,
      reason: 'already-decided',
    });
    expect(secondsBetween(before.deadline, (await attemptOf()).deadline)).toBe(720);
  });

  it('loses nobody the time that the decision took', async () => {
    const [sat, outageId] = [newId(), newId()];
    const other = await world.candidate(session, '康明哲');
    // Twelve minutes ago the service stopped for two; a minute of work was left then, and nobody decided until now.
    await sql.query(
      `INSERT INTO attempt (id, kind, root_id, session_id, account_id, cadre_id, organization_id, policy_version_id, occasion, status,
         seed, paper, started_at, month, deadline_at, writer_token)
       SELECT $1::uuid, kind, root_id, session_id, $2::uuid, $3::uuid, organization_id, policy_version_id, occasion, status, seed, paper,
         now() - interval '30 minutes', month, now() - interval '11 minutes', 'd' FROM attempt WHERE id = $4::uuid`,
      [sat, other.accountId, other.cadreId, attemptId],
    );
    await sql.query(
      `INSERT INTO service_outage (id, started_at, ended_at, affected_attempts)
       VALUES ($1, now() - interval '12 minutes', now() - interval '10 minutes', 1)`,
      [outageId],
    );
    expect(await decideOutage(officer(), outageId, { giveBack: true, reason: null })).toMatchObject({ given: 1 });
    const left = secondsBetween(new Date(), (await attemptOf(sat)).deadline);
    expect(left).toBeGreaterThanOrEqual(58);
    expect(left).toBeLessThanOrEqual(61);
  });

  it('needs a reason not to give back, and an officer of the sitting', async () => {
    const before = await attemptOf();
    const id = await outage(5);
    expect(await decideOutage(officer(), id, { giveBack: false, reason: '' })).toEqual({
      ok: false,
      reason: 'reason-missing',
    });
    await expect(decideOutage(stranger(), id, { giveBack: true, reason: null })).rejects.toThrow(NotFound);
    expect(await decideOutage(officer(), id, { giveBack: false, reason: '演练' })).toMatchObject({
      ok: true,
      given: 0,
    });
    expect((await attemptOf()).deadline).toEqual(before.deadline);
  });
});

describe('late answers', () => {
  it('count after an officer said so, and the sheet is marked anew', async () => {
    await endAttempts(officer(), session.id, [attemptId], '测试');
    await gradeAttempt(attemptId);
    const late = [
      {
        seq: 1,
        slot: 1,
        choice: 'A',
        givenAt: '2026-01-01T00:00:00Z',
        receivedAt: '2026-01-01T00:05:00Z',
        why: 'after-grace',
      },
    ];
    await sql.query(`UPDATE attempt SET late_answers = $2::jsonb WHERE id = $1`, [attemptId, JSON.stringify(late)]);
    expect((await outagePage(officer())).late.map((one) => one.attemptId)).toContain(attemptId);
    await expect(decideLateAnswers(stranger(), attemptId, { count: true, reason: '无关', seen: 1 })).rejects.toThrow(
      Forbidden,
    );
    expect(await decideLateAnswers(officer(), attemptId, { count: true, reason: '网络中断', seen: 1 })).toEqual({
      ok: true,
      answers: 1,
    });
    const [row] = await sql.query<{ status: string; answers: object }>(
      `SELECT status::text, answers FROM attempt WHERE id = $1`,
      [attemptId],
    );
    expect(row).toMatchObject({ status: 'SUBMITTED', answers: { 1: 'A' } });
    expect(await gradeAttempt(attemptId)).toBe(true);
    expect(await decideLateAnswers(officer(), attemptId, { count: false, reason: '再来', seen: 1 })).toEqual({
      ok: false,
      reason: 'already-decided',
    });
  });

  it('do not change a result that another officer confirms at that moment', async () => {
    const id = await passed();
    await sql.query(`UPDATE attempt SET late_answers = $2::jsonb WHERE id = $1`, [
      attemptId,
      JSON.stringify([
        {
          seq: 1,
          slot: 1,
          choice: 'B',
          givenAt: '2026-01-01T00:00:00Z',
          receivedAt: '2026-01-01T00:05:00Z',
          why: 'after-grace',
        },
      ]),
    ]);
    const crossing = await inSqlTransaction(async (tx) => {
      const by = { accountId: officer().accountId, displayName: officer().displayName };
      await setEligibility(tx, id, ['FLAGGED'], { status: 'CONFIRMED', reason: null, by, at: new Date() });
      const deciding = decideLateAnswers(officer(), attemptId, { count: true, reason: '网络中断', seen: 1 });
      await expect
        .poll(() =>
          sql.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`),
        )
        .toHaveLength(1);
      return { deciding };
    });
    expect(await crossing.deciding).toEqual({ ok: false, reason: 'result-decided' });
    const [row] = await sql.query<{ status: string; late: string | null }>(
      `SELECT status::text, late_decision AS late FROM attempt WHERE id = $1`,
      [attemptId],
    );
    expect(row).toEqual({ status: 'GRADED', late: null });
  });
});

describe('results', () => {
  const facts = (id: string) =>
    sql.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM journal.outbox WHERE topic = 'fact:result-confirmed' AND payload ->> 'eligibilityId' = $1`,
      [id],
    );

  it('are confirmed by a named officer, once, and told as one fact', async () => {
    const id = await passed();
    const answers = await Promise.all([confirmResults(officer(), [id]), confirmResults(officer(), [id])]);
    expect(answers.map((one) => (one.ok ? one.decided : -1)).toSorted((a, b) => a - b)).toEqual([0, 1]);
    const [row] = await sql.query<{ status: string; name: string; days: number }>(
      `SELECT status::text, decided_by_name AS name, (valid_until - valid_from)::int AS days FROM eligibility WHERE id = $1`,
      [id],
    );
    expect(row).toMatchObject({ status: 'CONFIRMED', name: officer().displayName });
    expect(row?.days).toBeGreaterThan(700);
    expect((await facts(id))[0]?.n).toBe(1);
  });

  it('are held with a reason and can be confirmed later', async () => {
    const id = await passed();
    expect(await holdResults(officer(), [id], ' ')).toEqual({ ok: false, reason: 'reason-missing' });
    expect(await holdResults(officer(), [id], '核对身份')).toEqual({ ok: true, decided: 1, already: 0 });
    expect((await facts(id))[0]?.n).toBe(0);
    expect(await confirmResults(officer(), [id])).toEqual({ ok: true, decided: 1, already: 0 });
  });

  it('of another unit are neither shown nor confirmed', async () => {
    const id = await passed();
    await expect(confirmResults(stranger(), [id])).rejects.toThrow(Forbidden);
    expect(await resultsWithClauses(stranger(), [id])).toEqual([]);
    const list = { search: '', filters: {}, sort: 'name', descending: false, limit: 50, offset: 0 };
    expect((await resultList(stranger(), list)).total).toBe(0);
    expect((await resultList(officer(), list)).rows.map(({ attemptId: one }) => one)).toContain(attemptId);
  });

  it('are never confirmed by the person themselves', async () => {
    const id = await passed();
    const self = { ...officer(), accountId: who.accountId, cadreId: who.cadreId };
    expect(await confirmResults(self, [id])).toEqual({ ok: false, reason: 'own-result' });
  });
});
