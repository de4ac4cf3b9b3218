import { beforeAll, beforeEach } from 'vitest';
import { endAttempts } from '~/exams/commands/end-attempts.server.ts';
import { startAttempt } from '~/exams/commands/start-attempt.server.ts';
import type { Actor } from '~/identity/rules/actor.ts';
import { sql } from '~/platform/db.ts';
import { createExamWorld, type ExamWorld, SMALL, type TestSession } from '~tests/support/exam-world.ts';
import type { TestAccount } from '~tests/support/world.ts';
import { gradeRight } from './grade-right.ts';

/** A session in which one person sits, both new for each test, and the officers that it concerns or does not. */
export type OneSitting = {
  readonly world: ExamWorld;
  readonly session: TestSession;
  readonly who: TestAccount;
  readonly attemptId: string;
};

type SittingRow = { status: string; deadline: Date; extra: number; paused: Date | null; epoch: number };

/** Sets the scene of a file of tests: call it once, outside of any test. */
export function oneSitting() {
  const scene = {} as { -readonly [K in keyof OneSitting]: OneSitting[K] };
  beforeAll(async () => {
    scene.world = await createExamWorld(SMALL);
  });
  beforeEach(async () => {
    scene.session = await scene.world.session({ deviceMove: 'INVIGILATOR' });
    scene.who = await scene.world.candidate(scene.session, '沈佳禾');
    scene.attemptId = await start(scene.who);
  });

  async function start(account: TestAccount): Promise<string> {
    const device = { key: `d-${account.accountId}`, label: 'Windows' };
    const started = await startAttempt(account.actor, scene.session.id, device);
    if (!started.ok) throw new Error(started.reason);
    return started.attemptId;
  }
  const officer = (): Actor => scene.world.as('EXAM_OFFICER', 'root').actor;

  return {
    scene: scene as OneSitting,
    start,
    officer,
    stranger: (): Actor => scene.world.as('EXAM_OFFICER', 'unitB').actor,
    /** @returns the eligibility that all answers right have brought */
    async passed(): Promise<string> {
      await endAttempts(officer(), scene.session.id, [scene.attemptId], '测试');
      await gradeRight(scene.attemptId);
      const [row] = await sql.query<{ id: string }>(`SELECT id FROM eligibility WHERE attempt_id = $1`, [
        scene.attemptId,
      ]);
      if (!row) throw new Error('not flagged');
      return row.id;
    },
    async attemptOf(id = scene.attemptId): Promise<SittingRow> {
      const [row] = await sql.query<SittingRow>(
        `SELECT status::text, deadline_at AS deadline, extra_seconds AS extra, paused_at AS paused, writer_epoch AS epoch
         FROM attempt WHERE id = $1`,
        [id],
      );
      if (!row) throw new Error('no attempt');
      return row;
    },
  };
}

export const secondsBetween = (a: Date, b: Date): number => Math.round((b.getTime() - a.getTime()) / 1000);
