import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handInDue } from '~/exams/commands/hand-in-due.server.ts';
import { startAttempt } from '~/exams/commands/start-attempt.server.ts';
import { steerAttempts, type Steering } from '~/exams/commands/steer-attempts.server.ts';
import { lockForHandIn } from '~/exams/data/attempt-lock.ts';
import { findAttempt } from '~/exams/data/attempt-rows.ts';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { ageAttempt, createExamWorld, type ExamWorld, type TestSession } from '../../support/exam-world.ts';

let world: ExamWorld;
let session: TestSession;
let id: string;
beforeAll(async () => {
  world = await createExamWorld();
  session = await world.session({ lateAnswerGraceSeconds: 120 });
});
beforeEach(async () => {
  await sql.query(`UPDATE attempt SET status = 'VOID' WHERE status = 'RUNNING'`);
  const who = await world.candidate(session);
  const start = await startAttempt(who.actor, session.id, { key: 'phone', label: '手机' });
  if (!start.ok) throw new Error(start.reason);
  id = start.attemptId;
});

/** Lets something happen after the job has found the sitting due and before it hands it in. */
async function betweenFindingAndFreezing(act: () => Promise<unknown>): Promise<void> {
  const job = await inSqlTransaction(async (tx) => {
    await lockForHandIn(tx, id);
    const running = handInDue();
    await expect
      .poll(() =>
        sql.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`),
      )
      .toHaveLength(1);
    await act();
    return { running };
  });
  await job.running;
}
const steer = (steering: Steering) => () =>
  steerAttempts(world.as('EXAM_OFFICER', 'root').actor, session.id, [id], steering, '设备故障');
const status = async () => (await findAttempt(sql, id))?.status;

describe('handInDue', () => {
  it('has the sheet marked after the grace, counted from the deadline', async () => {
    await ageAttempt(id, 1801);
    await handInDue();
    const attempt = await findAttempt(sql, id);
    expect(attempt).toMatchObject({ status: 'SUBMITTED', submissionKind: 'DEADLINE' });
    expect((attempt?.gradeDueAt?.getTime() ?? 0) - (attempt?.deadlineAt.getTime() ?? 0)).toBe(120_000);
  });

  it('leaves alone whoever is given time at that moment', async () => {
    await ageAttempt(id, 1801);
    await betweenFindingAndFreezing(steer({ act: 'extend', minutes: 10 }));
    expect(await status()).toBe('RUNNING');
  });

  it('leaves alone whoever is stopped at that moment', async () => {
    await ageAttempt(id, 1801);
    await betweenFindingAndFreezing(async () => {
      await steer({ act: 'extend', minutes: 10 })();
      await steer({ act: 'pause' })();
      await ageAttempt(id, 3600);
    });
    expect(await status()).toBe('RUNNING');
  });

  it('leaves everybody alone when the web servers fall silent, or an outage waits for its decision, at that moment', async () => {
    await ageAttempt(id, 1801);
    await betweenFindingAndFreezing(() =>
      sql.query(`INSERT INTO service_heartbeat (name, beat_at) VALUES ('web', now() - interval '1 minute')`),
    );
    expect(await status()).toBe('RUNNING');
    await sql.query(`DELETE FROM service_heartbeat`);
    await betweenFindingAndFreezing(() =>
      sql.query(
        `INSERT INTO service_outage (id, started_at, ended_at) VALUES (gen_random_uuid(), now() - interval '1 minute', now())`,
      ),
    );
    expect(await status()).toBe('RUNNING');
    await sql.query(`DELETE FROM service_outage`);
    await handInDue();
    expect(await status()).toBe('SUBMITTED');
  });
});
