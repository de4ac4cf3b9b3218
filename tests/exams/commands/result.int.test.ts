import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { endSession } from '~/exams/commands/end-session.server.ts';
import { flagEligibility } from '~/exams/commands/flag-eligibility.server.ts';
import { gradeAttempt } from '~/exams/commands/grade-attempt.server.ts';
import { submitAttempt } from '~/exams/commands/submit-attempt.server.ts';
import { tellDueResults } from '~/exams/commands/tell-result.server.ts';
import { resultPage } from '~/exams/queries/result-page.server.ts';
import { ownNotifications } from '~/operations/queries/notifications.server.ts';
import { sql } from '~/platform/db.ts';
import { phone, saveSteps, startSitting } from '~tests/exams/sitting-steps.ts';
import { createExamWorld, type ExamWorld, type TestSession } from '~tests/support/exam-world.ts';
import type { TestAccount } from '~tests/support/world.ts';

let world: ExamWorld;
let session: TestSession;
beforeAll(async () => {
  world = await createExamWorld();
  session = await world.session();
});
afterEach(async () => {
  await sql.query(`UPDATE attempt SET status = 'VOID' WHERE status = 'RUNNING'`);
});
const started = (of = session) => startSitting(world, of);

describe('a result', () => {
  it('does not say which answers were right before the policy shows the questions', async () => {
    const { who, id } = await started();
    await saveSteps(who, id, [[1, 1, 'A']]);
    await submitAttempt(who.actor, id, phone.key);
    await gradeAttempt(id);
    const page = await resultPage(who.actor, id);
    expect(page.grade).toMatchObject({ points: 4 });
    expect(page.items).toBeNull();
    expect(JSON.stringify(page)).not.toMatch(/earned|"key"|explanation/);
  });

  it('shows the questions after the close only when nobody of the session still works', async () => {
    const late = await world.session();
    const [first, second] = [await started(late), await started(late)];
    await submitAttempt(first.who.actor, first.id, phone.key);
    await gradeAttempt(first.id);
    await sql.query(`UPDATE exam_session SET closes_at = now() - interval '1 minute' WHERE id = $1`, [late.id]);
    expect((await resultPage(first.who.actor, first.id)).items).toBeNull();
    await submitAttempt(second.who.actor, second.id, phone.key);
    expect((await resultPage(first.who.actor, first.id)).items).toHaveLength(4);
  });

  it('is told once, and not before it may be seen', async () => {
    const told = async (who: TestAccount) =>
      (await ownNotifications(who.actor)).filter(({ kind }) => kind === 'result-out');
    const now = await started();
    await submitAttempt(now.who.actor, now.id, phone.key);
    await gradeAttempt(now.id);
    await flagEligibility(now.id);
    await flagEligibility(now.id);
    expect(await told(now.who)).toMatchObject([{ link: `/sittings/${now.id}/result` }]);

    const closing = await world.session({ scoreRelease: 'AFTER_CLOSE' });
    const later = await started(closing);
    await submitAttempt(later.who.actor, later.id, phone.key);
    await gradeAttempt(later.id);
    await flagEligibility(later.id);
    await tellDueResults();
    expect(await told(later.who)).toEqual([]);
    await endSession(world.as('EXAM_OFFICER', 'root').actor, closing.id, '结束');
    await tellDueResults();
    await tellDueResults();
    expect(await told(later.who)).toHaveLength(1);
  });
});
