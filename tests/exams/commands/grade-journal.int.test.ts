import { expect, it } from 'vitest';
import { decideLateAnswers } from '~/exams/commands/decide-late-answers.server.ts';
import { endAttempts } from '~/exams/commands/end-attempts.server.ts';
import { gradeAttempt } from '~/exams/commands/grade-attempt.server.ts';
import { sql } from '~/platform/db.ts';
import { oneSitting } from '~tests/exams/one-sitting.ts';

const { scene, officer } = oneSitting();

const marked = () =>
  sql.query<{ detail: object; root: string; organization: string | null }>(
    `SELECT detail, root_id::text AS root, organization_id::text AS organization FROM journal.audit_entry
     WHERE action = 'attempt.grade' AND subject_id = $1 ORDER BY (detail ->> 'marking')::int`,
    [scene.attemptId],
  );

it('enters every marking in the journal, once however often it is asked for, also of a sheet that fails', async () => {
  await endAttempts(officer(), scene.session.id, [scene.attemptId], '测试');
  expect(await marked()).toEqual([]);
  expect(await Promise.all([gradeAttempt(scene.attemptId), gradeAttempt(scene.attemptId)])).toContain(true);
  expect(await gradeAttempt(scene.attemptId)).toBe(false);
  const [row] = await sql.query<{ organization: string; points: number }>(
    `SELECT organization_id::text AS organization, (grade_detail ->> 'points')::float8 AS points FROM attempt WHERE id = $1`,
    [scene.attemptId],
  );
  const first = {
    detail: { marking: 1, score: 0, points: row?.points, passed: false },
    root: scene.world.root.id,
    organization: row?.organization,
  };
  expect(await marked()).toEqual([first]);

  const [at, given] = ['2026-01-01T00:05:00Z', '2026-01-01T00:00:00Z'];
  await sql.query(`UPDATE attempt SET late_answers = $2::jsonb WHERE id = $1`, [
    scene.attemptId,
    JSON.stringify([{ seq: 1, slot: 1, choice: 'A', givenAt: given, receivedAt: at, why: 'after-grace' }]),
  ]);
  const decision = { count: true, reason: '网络中断', seen: 1 };
  expect(await decideLateAnswers(officer(), scene.attemptId, decision)).toMatchObject({ ok: true });
  await Promise.all([gradeAttempt(scene.attemptId), gradeAttempt(scene.attemptId)]);
  expect(await marked()).toMatchObject([first, { detail: { marking: 2, passed: false } }]);
});
