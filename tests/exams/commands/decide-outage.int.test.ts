import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decideOutage } from '~/exams/commands/decide-outage.server.ts';
import { startAttempt } from '~/exams/commands/start-attempt.server.ts';
import { outagePage } from '~/exams/queries/outage-page.server.ts';
import { NotFound } from '~/identity/rules/actor.ts';
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
    for (const giveBack of [true, false])
      await expect(decideOutage(stranger(), id, { giveBack, reason: null })).rejects.toThrow(NotFound);
    expect(await decideOutage(officer(), id, { giveBack: false, reason: '演练' })).toMatchObject({
      ok: true,
      given: 0,
    });
    expect((await attemptOf()).deadline).toEqual(before.deadline);
  });
});
