import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { beatOnce } from '~/exams/commands/beat.server.ts';
import { decideOutage } from '~/exams/commands/decide-outage.server.ts';
import { handInDue } from '~/exams/commands/hand-in-due.server.ts';
import { saveAnswers } from '~/exams/commands/save-answers.server.ts';
import { submitAttempt } from '~/exams/commands/submit-attempt.server.ts';
import { findAttempt } from '~/exams/data/attempt-rows.ts';
import { outagesWaiting } from '~/exams/queries/outage-page.server.ts';
import { sittingState } from '~/exams/queries/sitting-state.server.ts';
import { sql } from '~/platform/db.ts';
import { beganBefore, forgetOutages, silence } from '~tests/exams/silence.ts';
import { phone, startSitting } from '~tests/exams/sitting-steps.ts';
import { createExamWorld, type ExamWorld, type TestSession } from '~tests/support/exam-world.ts';

let world: ExamWorld;
let session: TestSession;
beforeAll(async () => {
  world = await createExamWorld();
  session = await world.session();
});
beforeEach(forgetOutages);
const sitting = (of = session) => startSitting(world, of);
const status = async (id: string) => (await findAttempt(sql, id))?.status;

describe('an outage that two officers decide about', () => {
  const officer = () => world.as('EXAM_OFFICER', 'unitB').actor;
  const letter = () => ({
    epoch: 1,
    sentAt: Date.now(),
    events: [{ seq: 1, slot: 1, choice: 'A', at: Date.now() }],
  });

  /** A sitting of the officer of unit B and one of somebody else, and a minute's outage in both. */
  async function bothHit(deadlineIn: number) {
    const theirs = await world.session();
    await sql.query(`UPDATE exam_session SET organization_id = $2::uuid WHERE id = $1::uuid`, [
      theirs.id,
      world.unitB.id,
    ]);
    const [own, other] = [await sitting(theirs), await sitting()];
    for (const { id } of [own, other]) await beganBefore(id, 600);
    await silence(60, [own.id, other.id], deadlineIn);
    return { own, other, outage: (await beatOnce()) ?? '' };
  }

  it('gives the minutes once to those of the first, while the others wait for the second', async () => {
    const began = Date.now();
    const { own, other, outage } = await bothHit(1200);
    const most = 60_000 + Date.now() - began;
    const before = (await findAttempt(sql, own.id))?.deadlineAt.getTime() ?? 0;
    const waitFor = () =>
      Promise.all([outagesWaiting(officer()), outagesWaiting(world.as('EXAM_OFFICER', 'root').actor)]);
    expect(await waitFor()).toEqual([1, 1]);
    expect(await decideOutage(officer(), outage, { giveBack: true, reason: null })).toMatchObject({
      given: 1,
      waiting: 1,
    });
    expect(await waitFor()).toEqual([0, 1]);
    const state = await sittingState(own.who.actor, own.id, phone.key);
    expect(state.undecidedSeconds).toBe(0);
    expect(state.deadlineAt - before).toBeGreaterThanOrEqual(59_000);
    expect(state.deadlineAt - before).toBeLessThanOrEqual(most + 1_000);
    expect((await sittingState(other.who.actor, other.id, phone.key)).undecidedSeconds).toBeGreaterThanOrEqual(60);

    await sql.query(`UPDATE attempt SET deadline_at = now() - interval '1 second' WHERE id = ANY($1::uuid[])`, [
      [own.id, other.id],
    ]);
    await beatOnce();
    await handInDue();
    expect([await status(own.id), await status(other.id)]).toEqual(['SUBMITTED', 'RUNNING']);
  });

  it('puts aside what those of the first answer late whom the minutes were refused', async () => {
    const { own, other, outage } = await bothHit(-20);
    const refused = { giveBack: false, reason: '纸笔已完成' };
    expect(await decideOutage(officer(), outage, refused)).toMatchObject({ ok: true, given: 0, waiting: 1 });
    expect(await saveAnswers(own.who.actor, own.id, phone.key, letter())).toMatchObject({ kept: 'given-late' });
    expect(await saveAnswers(other.who.actor, other.id, phone.key, letter())).not.toHaveProperty('kept');
    await submitAttempt(own.who.actor, own.id, phone.key);
    expect(await findAttempt(sql, own.id)).toMatchObject({ submissionKind: 'DEADLINE', answers: {} });
  });
});
