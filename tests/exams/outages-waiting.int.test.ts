import { beforeAll, describe, expect, it } from 'vitest';
import { beatOnce } from '~/exams/commands/beat.server.ts';
import { decideLateAnswers } from '~/exams/commands/decide-late-answers.server.ts';
import { decideOutage } from '~/exams/commands/decide-outage.server.ts';
import { endAttempts } from '~/exams/commands/end-attempts.server.ts';
import { gradeAttempt } from '~/exams/commands/grade-attempt.server.ts';
import { lateWaiting, outagePage, outagesWaiting } from '~/exams/queries/outage-page.server.ts';
import type { Actor } from '~/identity/rules/actor.ts';
import { sql } from '~/platform/db.ts';
import { beganBefore, silence } from '~tests/exams/silence.ts';
import { startSitting } from '~tests/exams/sitting-steps.ts';
import { createExamWorld, type ExamWorld } from '~tests/support/exam-world.ts';
import type { TestAccount } from '~tests/support/world.ts';

const late = JSON.stringify([
  {
    seq: 1,
    slot: 1,
    choice: 'A',
    givenAt: '2026-01-01T00:00:00Z',
    receivedAt: '2026-01-01T00:05:00Z',
    why: 'after-grace',
  },
]);
const WAITING = { waiting: true, limit: 50, offset: 0 };
let world: ExamWorld;
let outage: string;
let sitter: TestAccount;
const sittings: string[] = [];
const officer = (): Actor => world.as('EXAM_OFFICER', 'root').actor;
const stranger = (): Actor => world.as('EXAM_OFFICER', 'unitB').actor;

beforeAll(async () => {
  world = await createExamWorld();
  const session = await world.session();
  // Three marked sittings with answers that came too late, and one that an outage falls upon.
  for (let n = 0; n < 3; n += 1) {
    const { id, who } = await startSitting(world, session);
    await endAttempts(officer(), session.id, [id], '测试');
    await gradeAttempt(id);
    await sql.query(`UPDATE attempt SET late_answers = $2::jsonb WHERE id = $1::uuid`, [id, late]);
    sittings.push(id);
    sitter = who;
  }
  const { id } = await startSitting(world, session);
  await beganBefore(id, 600);
  await silence(60, [id], 1_200);
  outage = (await beatOnce()) ?? '';
  await sql.query(
    `INSERT INTO service_outage (id, started_at, ended_at, affected_attempts, decision, decided_at)
     SELECT gen_random_uuid(), now() - make_interval(days => n), now() - make_interval(days => n, mins => -5), 1, 'GIVE_BACK', now()
     FROM generate_series(1, 24) AS n`,
  );
});

describe('the page of outages and late answers', () => {
  it('reaches every one of them, page by page, what waits first', async () => {
    const pages = [0, 10, 20].map((offset) => {
      const part = { waiting: false, limit: 10, offset };
      return outagePage(officer(), { outages: part, late: { ...part, limit: 2, offset: offset / 5 } });
    });
    const shown = await Promise.all(pages);
    expect(shown.map(({ outages }) => outages.length)).toEqual([10, 10, 5]);
    expect(new Set(shown.flatMap(({ outages }) => outages.map(({ id }) => id))).size).toBe(25);
    expect(shown[0]?.outages[0]?.id).toBe(outage);
    expect(shown.map((page) => page.late.length)).toEqual([2, 1, 0]);
    expect(shown[0]?.counts).toEqual({ outages: 25, outagesWaiting: 1, late: 3, lateWaiting: 3 });
  });

  it('can be cut to what waits, which is as much as the day tells of', async () => {
    const page = await outagePage(officer(), { outages: WAITING, late: WAITING });
    expect(page.outages.map(({ id, mayDecide }) => [id, mayDecide])).toEqual([[outage, true]]);
    expect([await outagesWaiting(officer()), await lateWaiting(officer())]).toEqual([1, page.late.length]);
    expect(page.late).toHaveLength(3);
  });

  it('waits for nobody elsewhere, nor for those whose own sitting it is', async () => {
    const elsewhere = await outagePage(stranger(), { outages: WAITING, late: WAITING });
    expect([elsewhere.outages, elsewhere.late]).toEqual([[], []]);
    expect([await outagesWaiting(stranger()), await lateWaiting(stranger())]).toEqual([0, 0]);
    const own = { ...officer(), accountId: sitter.accountId };
    expect(await lateWaiting(own)).toBe(2);
    expect((await outagePage(own, { late: WAITING })).late).toHaveLength(2);
    expect((await outagePage(own)).late).toHaveLength(3);
  });

  it('is listed once its sheet is marked and it can be decided, not a moment before', async () => {
    const [, , third = ''] = sittings;
    await sql.query(`UPDATE attempt SET status = 'SUBMITTED' WHERE id = $1::uuid`, [third]);
    expect(await lateWaiting(officer())).toBe(2);
    const page = await outagePage(officer());
    expect(page.late.map(({ attemptId }) => attemptId)).not.toContain(third);
    expect(page.counts).toMatchObject({ late: 2, lateWaiting: 2 });
    await sql.query(`UPDATE attempt SET status = 'GRADED' WHERE id = $1::uuid`, [third]);
    expect(await lateWaiting(officer())).toBe(3);
    const [one] = (await outagePage(officer(), { late: WAITING })).late;
    expect(one).toBeDefined();
  });

  it('stays listed while it is marked anew with the answers that were counted', async () => {
    const [, second = ''] = sittings;
    expect(await decideLateAnswers(officer(), second, { count: true, reason: '停电', seen: 1 })).toMatchObject({
      ok: true,
    });
    const page = await outagePage(officer());
    expect(page.late.map(({ attemptId }) => attemptId)).toContain(second);
    expect(page.counts).toMatchObject({ late: 3, lateWaiting: 2 });
  });

  it('waits no more once it is decided', async () => {
    const [first = ''] = sittings;
    await decideLateAnswers(officer(), first, { count: false, reason: '超过时限', seen: 1 });
    expect(await lateWaiting(officer())).toBe(1);
    await decideOutage(officer(), outage, { giveBack: true, reason: null });
    expect(await outagesWaiting(officer())).toBe(0);
    const page = await outagePage(officer(), { outages: WAITING, late: WAITING });
    expect([page.outages.length, page.late.length]).toEqual([0, 1]);
  });
});
