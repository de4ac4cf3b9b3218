import { describe, expect, it } from 'vitest';
import { decideLateAnswers } from '~/exams/commands/decide-late-answers.server.ts';
import { endAttempts } from '~/exams/commands/end-attempts.server.ts';
import { gradeAttempt } from '~/exams/commands/grade-attempt.server.ts';
import { putLateAside } from '~/exams/data/answer-journal.ts';
import { lockForHandIn } from '~/exams/data/attempt-lock.ts';
import { setEligibilities } from '~/exams/data/eligibility-rows.ts';
import { outagePage } from '~/exams/queries/outage-page.server.ts';
import { Forbidden } from '~/identity/rules/actor.ts';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { oneSitting } from '~tests/exams/one-sitting.ts';

const { scene, officer, stranger, passed } = oneSitting();

describe('late answers', () => {
  it('count after an officer said so, and the sheet is marked anew', async () => {
    await endAttempts(officer(), scene.session.id, [scene.attemptId], '测试');
    await gradeAttempt(scene.attemptId);
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
    await sql.query(`UPDATE attempt SET late_answers = $2::jsonb WHERE id = $1`, [
      scene.attemptId,
      JSON.stringify(late),
    ]);
    expect((await outagePage(officer())).late.map((one) => one.attemptId)).toContain(scene.attemptId);
    await expect(
      decideLateAnswers(stranger(), scene.attemptId, { count: true, reason: '无关', seen: 1 }),
    ).rejects.toThrow(Forbidden);
    expect(await decideLateAnswers(officer(), scene.attemptId, { count: true, reason: '网络中断', seen: 1 })).toEqual({
      ok: true,
      answers: 1,
    });
    const [row] = await sql.query<{ status: string; answers: object }>(
      `SELECT status::text, answers FROM attempt WHERE id = $1`,
      [scene.attemptId],
    );
    expect(row).toMatchObject({ status: 'SUBMITTED', answers: { 1: 'A' } });
    expect(await gradeAttempt(scene.attemptId)).toBe(true);
    expect(await decideLateAnswers(officer(), scene.attemptId, { count: false, reason: '再来', seen: 1 })).toEqual({
      ok: false,
      reason: 'already-decided',
    });
  });

  it('do not change a result that another officer confirms at that moment', async () => {
    const id = await passed();
    await sql.query(`UPDATE attempt SET late_answers = $2::jsonb WHERE id = $1`, [
      scene.attemptId,
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
      const decision = { status: 'CONFIRMED', reason: null, by, at: new Date() } as const;
      await setEligibilities(tx, [{ id, valid: null }], ['FLAGGED'], decision);
      const deciding = decideLateAnswers(officer(), scene.attemptId, { count: true, reason: '网络中断', seen: 1 });
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
      [scene.attemptId],
    );
    expect(row).toEqual({ status: 'GRADED', late: null });
  });

  it('are not decided about while another one arrives', async () => {
    await passed();
    const answer = (seq: number) =>
      ({
        seq,
        slot: 1,
        choice: 'B',
        givenAt: '2026-01-01T00:00:00.000Z',
        receivedAt: `2026-01-01T00:05:0${seq}.000Z`,
        why: 'after-grace',
      }) as const;
    await inSqlTransaction(async (tx) => putLateAside(tx, scene.attemptId, [answer(1)]));
    // A device's post is being judged: it has its sitting's lock and found that nothing is decided yet.
    const crossing = await inSqlTransaction(async (tx) => {
      await lockForHandIn(tx, scene.attemptId);
      const deciding = decideLateAnswers(officer(), scene.attemptId, { count: true, reason: '网络中断', seen: 1 });
      await expect
        .poll(() =>
          sql.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`),
        )
        .toHaveLength(1);
      await putLateAside(tx, scene.attemptId, [answer(2)]);
      return { deciding };
    });
    expect(await crossing.deciding).toEqual({ ok: false, reason: 'changed-meanwhile' });
  });
});
