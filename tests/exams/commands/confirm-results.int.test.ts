import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { confirmResults, holdResults, refuseResults } from '~/exams/commands/confirm-results.server.ts';
import { endAttempts } from '~/exams/commands/end-attempts.server.ts';
import { startAttempt } from '~/exams/commands/start-attempt.server.ts';
import { resultList, resultsWithClauses } from '~/exams/queries/result-list.server.ts';
import { Forbidden, NotFound } from '~/identity/rules/actor.ts';
import { sql } from '~/platform/db.ts';
import { gradeRight } from '~tests/exams/grade-right.ts';
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

async function passed(): Promise<string> {
  await endAttempts(officer(), session.id, [attemptId], '测试');
  await gradeRight(attemptId);
  const [row] = await sql.query<{ id: string }>(`SELECT id FROM eligibility WHERE attempt_id = $1`, [attemptId]);
  if (!row) throw new Error('not flagged');
  return row.id;
}

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
    for (const decide of [holdResults, refuseResults])
      await expect(decide(stranger(), [id], '')).rejects.toThrow(Forbidden);
    await expect(confirmResults(world.as('ORG_ADMIN', 'root').actor, [])).rejects.toThrow(Forbidden);
    await expect(confirmResults(officer(), [id, 'x'])).rejects.toThrow(NotFound);
    expect(await confirmResults(officer(), [])).toEqual({ ok: false, reason: 'nobody-named' });
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
