import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cancelSession } from '~/exams/commands/cancel-session.server.ts';
import { changeRegistration } from '~/exams/commands/change-registration.server.ts';
import { decideLateAnswers } from '~/exams/commands/decide-late-answers.server.ts';
import { endAttempts } from '~/exams/commands/end-attempts.server.ts';
import { endSession } from '~/exams/commands/end-session.server.ts';
import { flagEligibility } from '~/exams/commands/flag-eligibility.server.ts';
import { gradeAttempt } from '~/exams/commands/grade-attempt.server.ts';
import { handInDue } from '~/exams/commands/hand-in-due.server.ts';
import { moveSitting } from '~/exams/commands/move-sitting.server.ts';
import { saveAnswers } from '~/exams/commands/save-answers.server.ts';
import { startAttempt } from '~/exams/commands/start-attempt.server.ts';
import { startPractice } from '~/exams/commands/start-practice.server.ts';
import { submitAttempt } from '~/exams/commands/submit-attempt.server.ts';
import { tellDueResults } from '~/exams/commands/tell-result.server.ts';
import { findAttempt, type AttemptRow } from '~/exams/data/attempt-rows.ts';
import { resultPage } from '~/exams/queries/result-page.server.ts';
import { Forbidden, NotFound } from '~/identity/rules/actor.ts';
import { ownNotifications } from '~/operations/queries/notifications.server.ts';
import { sql } from '~/platform/db.ts';
import { ageAttempt, createExamWorld, type ExamWorld, type TestSession } from '../../support/exam-world.ts';
import type { TestAccount } from '../../support/world.ts';

const phone = { key: 'phone', label: '手机' };
const tablet = { key: 'tablet', label: '平板' };

let world: ExamWorld;
let session: TestSession;
beforeAll(async () => {
  world = await createExamWorld();
  session = await world.session();
});

async function started(of: TestSession = session): Promise<{ who: TestAccount; id: string }> {
  const who = await world.candidate(of);
  const start = await startAttempt(who.actor, of.id, phone);
  if (!start.ok) throw new Error(start.reason);
  return { who, id: start.attemptId };
}
const row = async (id: string): Promise<AttemptRow> => {
  const found = await findAttempt(sql, id);
  if (!found) throw new Error('gone');
  return found;
};
type Step = [seq: number, slot: number, choice: string, ageMs?: number];
const post = (steps: Step[], epoch = 1) => {
  const sentAt = Date.now();
  return {
    epoch,
    sentAt,
    events: steps.map(([seq, slot, choice, age = 0]) => ({ seq, slot, choice, at: sentAt - age })),
  };
};
const save = (who: TestAccount, id: string, steps: Step[], device = phone.key, epoch = 1) =>
  saveAnswers(who.actor, id, device, post(steps, epoch));

describe('startAttempt', () => {
  it('freezes a paper by the blueprint with a deadline from the server', async () => {
    const { id } = await started();
    const attempt = await row(id);
    expect(attempt.paper.items.map((item) => item.t)).toEqual(['SINGLE', 'SINGLE', 'TRUE_FALSE', 'MULTIPLE']);
    expect(attempt.deadlineAt.getTime() - attempt.startedAt.getTime()).toBe(30 * 60_000);
    expect(attempt).toMatchObject({ status: 'RUNNING', organizationId: world.unitA.id, ordinal: 1 });
  });

  it('leads back to the running sitting, also from two windows at once', async () => {
    const who = await world.candidate(session);
    const starts = await Promise.all([1, 2, 3].map(() => startAttempt(who.actor, session.id, phone)));
    expect(new Set(starts.map((start) => start.ok && start.attemptId)).size).toBe(1);
  });

  it('ends with the session for whoever comes late', async () => {
    const short = await world.session({}, { closes: '10 minutes' });
    const attempt = await row((await started(short)).id);
    expect(attempt.deadlineAt.getTime() - attempt.startedAt.getTime()).toBeLessThanOrEqual(10 * 60_000);
  });

  it('says why somebody may not start', async () => {
    const stranger = world.as('CADRE', 'unitB');
    expect(await startAttempt(stranger.actor, session.id, phone)).toEqual({ ok: false, reason: 'not-registered' });
    const later = await world.session({}, { opens: '1 hour' });
    expect(await startAttempt((await world.candidate(later)).actor, later.id, phone)).toMatchObject({
      reason: 'not-open-yet',
    });
    const over = await world.session({}, { opens: '-2 hours', closes: '-1 hour' });
    expect(await startAttempt((await world.candidate(over)).actor, over.id, phone)).toMatchObject({ reason: 'closed' });
    const guarded = await world.session({ signInFirst: true });
    expect(await startAttempt((await world.candidate(guarded)).actor, guarded.id, phone)).toMatchObject({
      reason: 'not-signed-in',
    });
  });

  it('lets nobody sit two tests at once', async () => {
    const { who, id } = await started();
    const other = await world.session();
    await world.register(other, who);
    expect(await startAttempt(who.actor, other.id, phone)).toEqual({
      ok: false,
      reason: 'other-running',
      attemptId: id,
    });
  });

  it('waits for the marks of another test of the same kind', async () => {
    const { who, id } = await started();
    await submitAttempt(who.actor, id, phone.key);
    const other = await world.session();
    await world.register(other, who);
    expect(await startAttempt(who.actor, other.id, phone)).toEqual({ ok: false, reason: 'being-marked' });
  });

  it('does not begin for a name that is taken off, or in a session that ends, at the same moment', async () => {
    for (let round = 0; round < 6; round += 1) {
      const racing = await world.session();
      const who = await world.candidate(racing);
      const [entry] = await sql.query<{ id: string }>(`SELECT id FROM session_registration WHERE session_id = $1`, [
        racing.id,
      ]);
      const officer = world.as('EXAM_OFFICER', 'root').actor;
      const act =
        round % 2 === 0
          ? () => changeRegistration(officer, entry?.id ?? '', 'withdraw')
          : () => cancelSession(officer, racing.id);
      const [start, done] = await Promise.all([startAttempt(who.actor, racing.id, phone), act()]);
      expect(start.ok, `round ${round}`).not.toBe(done.ok);
      await sql.query(`UPDATE attempt SET status = 'VOID' WHERE status = 'RUNNING'`);
    }
  });

  it('is for cadres whose name is in the registry', async () => {
    await expect(startAttempt(world.as('EXAM_OFFICER', 'root').actor, session.id, phone)).rejects.toThrow(Forbidden);
  });

  it('gives a retake other questions, then asks for the cooling time', async () => {
    const { who, id } = await started();
    await submitAttempt(who.actor, id, phone.key);
    await gradeAttempt(id);
    const again = await world.session();
    await world.register(again, who);
    const retake = await startAttempt(who.actor, again.id, phone);
    if (!retake.ok) throw new Error(retake.reason);
    const [first, second] = [await row(id), await row(retake.attemptId)];
    expect(second.ordinal).toBe(2);
    const met = new Set(first.paper.items.map((item) => item.q));
    expect(second.paper.items.filter((item) => met.has(item.q))).toEqual([]);
    await submitAttempt(who.actor, retake.attemptId, phone.key);
    await gradeAttempt(retake.attemptId);
    const third = await world.session();
    await world.register(third, who);
    expect(await startAttempt(who.actor, third.id, phone)).toMatchObject({ ok: false, reason: 'cooling' });
  });
});

describe('saveAnswers', () => {
  it('acknowledges what is saved, and the same again when it is sent again', async () => {
    const { who, id } = await started();
    const first = await save(who, id, [
      [1, 1, 'A'],
      [2, 2, 'B'],
    ]);
    const again = await save(who, id, [
      [1, 1, 'A'],
      [2, 2, 'B'],
    ]);
    expect(first).toMatchObject({ ok: true });
    expect(again).toEqual(first);
  });

  it('keeps the last word on each question, and marks apart from answers', async () => {
    const { who, id } = await started();
    await save(who, id, [
      [1, 1, 'A'],
      [2, 1, 'C'],
      [3, 2, 'B'],
      [4, 2, ''],
      [5, -3, 'F'],
    ]);
    await submitAttempt(who.actor, id, phone.key);
    expect((await row(id)).answers).toEqual({ '1': 'C', '-3': 'F' });
  });

  it('does not let a number stand for two different answers', async () => {
    const { who, id } = await started();
    await save(who, id, [[1, 1, 'A']]);
    expect(await save(who, id, [[1, 1, 'B']])).toEqual({ ok: false, reason: 'sequence-taken', lastSeq: 1 });
  });

  it('acknowledges to each of two windows only what was kept of it, also when they send at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { who, id } = await started();
      const both = await Promise.all([save(who, id, [[1, 1, 'A']]), save(who, id, [[1, 2, 'B']])]);
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'sequence-taken', lastSeq: 1 });
      await sql.query(`UPDATE attempt SET status = 'VOID' WHERE id = $1::uuid`, [id]);
    }
  });

  it('tells a stranger nothing', async () => {
    const { id } = await started();
    await expect(save(world.as('CADRE', 'unitB'), id, [[1, 1, 'A']])).rejects.toThrow(NotFound);
  });

  it('waits in a pause', async () => {
    const { who, id } = await started();
    await sql.query(`UPDATE attempt SET paused_at = now() WHERE id = $1::uuid`, [id]);
    expect(await save(who, id, [[1, 1, 'A']])).toEqual({ ok: false, reason: 'paused' });
  });

  it('keeps for an officer what another window still held when the person handed in', async () => {
    const { who, id } = await started();
    await submitAttempt(who.actor, id, phone.key);
    expect(await save(who, id, [[1, 1, 'A']])).toMatchObject({ ok: true, kept: 'after-hand-in' });
    expect(await row(id)).toMatchObject({ answers: {}, lateAnswers: [{ slot: 1, choice: 'A', why: 'after-hand-in' }] });
  });

  it('refuses an answer to a practice that was handed in: nobody decides about it', async () => {
    const who = await world.candidate(session);
    const start = await startPractice(who.actor, { size: 'short', topic: null }, phone);
    if (!start.ok) throw new Error(start.reason);
    await submitAttempt(who.actor, start.attemptId, phone.key);
    expect(await save(who, start.attemptId, [[1, 1, 'A']])).toEqual({ ok: false, reason: 'ended' });
  });

  it('saves what many people send at the same moment, each their own', async () => {
    const people = await Promise.all([1, 2, 3, 4, 5, 6].map(() => started()));
    await Promise.all(
      people.flatMap(({ who, id }, n) => [1, 2, 3, 4].map((seq) => save(who, id, [[seq, seq, 'ABCD'[n % 4] ?? 'A']]))),
    );
    for (const [n, { who, id }] of people.entries()) {
      await submitAttempt(who.actor, id, phone.key);
      expect(Object.values((await row(id)).answers ?? {})).toEqual(Array.from({ length: 4 }, () => 'ABCD'[n % 4]));
    }
  });
});

describe('a sitting that was collected', () => {
  it('keeps for an officer what its device had not sent', async () => {
    const { who, id } = await started();
    await save(who, id, [[1, 1, 'A']]);
    await endAttempts(world.as('EXAM_OFFICER', 'root').actor, session.id, [id], '提前结束');
    expect(await save(who, id, [[2, 2, 'B', 60_000]])).toMatchObject({ ok: true, kept: 'ended' });
    await gradeAttempt(id);
    expect(await save(who, id, [[3, 3, 'T', 60_000]])).toMatchObject({ ok: true, kept: 'ended' });
    expect(await row(id)).toMatchObject({ answers: { '1': 'A' }, lateAnswers: [{ slot: 2 }, { slot: 3 }] });
  });

  it('is decided about only as the officer saw it', async () => {
    const { who, id } = await started();
    const officer = world.as('EXAM_OFFICER', 'root').actor;
    await endAttempts(officer, session.id, [id], '提前结束');
    await save(who, id, [[1, 1, 'A', 60_000]]);
    await gradeAttempt(id);
    // One more arrives while the page with one is open.
    await save(who, id, [[2, 2, 'B', 60_000]]);
    const decide = (seen: number) => decideLateAnswers(officer, id, { count: true, reason: '设备故障', seen });
    expect(await decide(1)).toEqual({ ok: false, reason: 'changed-meanwhile' });
    expect(await row(id)).toMatchObject({ answers: {}, lateDecision: null });
    expect(await decide(2)).toEqual({ ok: true, answers: 2 });
  });

  it('counts no more once an officer has decided about what came late, and keeps it', async () => {
    const { who, id } = await started();
    const officer = world.as('EXAM_OFFICER', 'root').actor;
    await endAttempts(officer, session.id, [id], '提前结束');
    await save(who, id, [[1, 1, 'A', 60_000]]);
    await gradeAttempt(id);
    await decideLateAnswers(officer, id, { count: false, reason: '场次已经收卷', seen: 1 });
    expect(await save(who, id, [[2, 2, 'B', 60_000]])).toMatchObject({ ok: true, kept: 'after-decision' });
    expect(await row(id)).toMatchObject({
      answers: {},
      lateDecision: 'NOT_COUNTED',
      lateAnswers: [{ slot: 1 }, { slot: 2, choice: 'B', why: 'after-decision' }],
    });
    expect((await ownNotifications(who.actor)).map(({ kind }) => kind)).toContain('late-not-counted');
  });

  it('keeps what an older device sends after that decision', async () => {
    const { who, id } = await started();
    const officer = world.as('EXAM_OFFICER', 'root').actor;
    await moveSitting(who.actor, id, tablet);
    await save(who, id, [[1, 1, 'A', 600_000]]);
    await submitAttempt(who.actor, id, tablet.key);
    await gradeAttempt(id);
    await decideLateAnswers(officer, id, { count: false, reason: '设备故障', seen: 1 });
    expect(await save(who, id, [[2, 2, 'B', 600_000]])).toMatchObject({ ok: true, kept: 'after-decision' });
    expect((await row(id)).lateAnswers).toMatchObject([{ why: 'moved' }, { slot: 2, why: 'after-decision' }]);
  });

  it('never counts what came once the person could see the key, whatever the device says of when', async () => {
    const open = await world.session({ scoreRelease: 'AFTER_HAND_IN', explanationRelease: 'AFTER_HAND_IN' });
    const { who, id } = await started(open);
    const officer = world.as('EXAM_OFFICER', 'root').actor;
    await moveSitting(who.actor, id, tablet);
    await save(who, id, [[1, 1, 'A', 600_000]]);
    await submitAttempt(who.actor, id, tablet.key);
    await gradeAttempt(id);
    expect((await resultPage(who.actor, id)).items).toHaveLength(4);
    expect(await save(who, id, [[2, 2, 'B', 600_000]])).toMatchObject({ ok: true, kept: 'after-key' });
    expect(await save(who, id, [[1, 3, 'T', 600_000]], tablet.key, 2)).toMatchObject({ ok: true, kept: 'after-key' });
    expect(await decideLateAnswers(officer, id, { count: true, reason: '设备故障', seen: 3 })).toEqual({
      ok: true,
      answers: 1,
    });
    expect((await row(id)).answers).toEqual({ '1': 'A' });
  });

  it('cannot be counted when all of it came after the key', async () => {
    const open = await world.session({ scoreRelease: 'AFTER_HAND_IN', explanationRelease: 'AFTER_HAND_IN' });
    const { who, id } = await started(open);
    const officer = world.as('EXAM_OFFICER', 'root').actor;
    await submitAttempt(who.actor, id, phone.key);
    await gradeAttempt(id);
    await save(who, id, [[1, 1, 'A', 600_000]]);
    const decide = (count: boolean) => decideLateAnswers(officer, id, { count, reason: '设备故障', seen: 1 });
    expect(await decide(true)).toEqual({ ok: false, reason: 'key-seen' });
    expect(await decide(false)).toEqual({ ok: true, answers: 1 });
  });

  it('is not written over by late answers that were overtaken on another device', async () => {
    const { who, id } = await started();
    await moveSitting(who.actor, id, tablet);
    await save(who, id, [[1, 1, 'C']], tablet.key, 2);
    // The older device sends what it held from before: slot 1 was answered anew since, slot 2 was not.
    await save(who, id, [
      [1, 1, 'A', 600_000],
      [2, 2, 'B', 600_000],
    ]);
    await submitAttempt(who.actor, id, tablet.key);
    await gradeAttempt(id);
    const officer = world.as('EXAM_OFFICER', 'root').actor;
    expect(
      await decideLateAnswers({ ...officer, accountId: who.accountId }, id, { count: true, reason: '本人', seen: 2 }),
    ).toEqual({
      ok: false,
      reason: 'own-result',
    });
    await decideLateAnswers(officer, id, { count: true, reason: '设备故障', seen: 2 });
    expect((await row(id)).answers).toEqual({ '1': 'C', '2': 'B' });
  });
});

describe('a result', () => {
  it('does not say which answers were right before the policy shows the questions', async () => {
    const { who, id } = await started();
    await save(who, id, [[1, 1, 'A']]);
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

describe('after the deadline', () => {
  it('counts what was given before and arrives within two minutes, running or just handed in', async () => {
    const { who, id } = await started();
    await save(who, id, [[1, 1, 'A']]);
    await ageAttempt(id, 30 * 60 + 20);
    expect(await save(who, id, [[2, 2, 'B', 60_000]])).toMatchObject({ ok: true });
    await handInDue();
    expect(await row(id)).toMatchObject({
      status: 'SUBMITTED',
      submissionKind: 'DEADLINE',
      answers: { '1': 'A', '2': 'B' },
    });
    expect(await save(who, id, [[3, 3, 'T', 60_000]])).toEqual({ ok: true, savedAt: expect.any(Date) });
    expect((await row(id)).answers).toEqual({ '1': 'A', '2': 'B', '3': 'T' });
    expect((await row(id)).lateAnswers).toBeNull();
  });

  it.each([
    ['given after it', 30 * 60 + 20, [2, 2, 'B', 1_000] as Step, 'given-late'],
    ['here too late', 30 * 60 + 125, [2, 2, 'B', 600_000] as Step, 'after-grace'],
    ['with a number left out', 30 * 60 + 20, [4, 2, 'B', 60_000] as Step, 'gap'],
  ])('keeps for an officer what was %s', async (_what, age, step, why) => {
    const { who, id } = await started();
    await save(who, id, [[1, 1, 'A']]);
    await ageAttempt(id, age);
    expect(await save(who, id, [step])).toMatchObject({ ok: true, kept: why });
    expect(await save(who, id, [step])).toMatchObject({ ok: true, kept: why });
    await handInDue();
    const attempt = await row(id);
    expect(attempt.answers).toEqual({ '1': 'A' });
    expect(attempt.lateAnswers).toHaveLength(1);
    expect(attempt.lateAnswers?.[0]).toMatchObject({ slot: 2, choice: 'B', why });
  });

  it('marks at once when the device says that nothing is on its way, else when the grace is over', async () => {
    const jobs = async (id: string) =>
      (
        await sql.query(
          `SELECT 1 AS one FROM journal.outbox WHERE topic = 'job:grade-attempt' AND payload->>'attemptId' = $1`,
          [id],
        )
      ).length;
    const [here, gone] = [await started(), await started()];
    await ageAttempt(here.id, 30 * 60 + 1);
    await ageAttempt(gone.id, 30 * 60 + 1);
    await handInDue();
    expect([await jobs(here.id), await jobs(gone.id)]).toEqual([0, 0]);
    expect(await submitAttempt(here.who.actor, here.id, phone.key)).toEqual({ ok: true, already: true });
    await submitAttempt(here.who.actor, here.id, phone.key);
    expect([await jobs(here.id), await jobs(gone.id)]).toEqual([1, 0]);
    await sql.query(`UPDATE attempt SET grade_due_at = now() - interval '1 second' WHERE id = $1::uuid`, [gone.id]);
    await handInDue();
    await handInDue();
    expect(await jobs(gone.id)).toBe(1);
  });

  it('leaves paused sittings alone', async () => {
    const { id } = await started();
    await ageAttempt(id, 30 * 60 + 5);
    await sql.query(`UPDATE attempt SET paused_at = now() WHERE id = $1::uuid`, [id]);
    await handInDue();
    expect((await row(id)).status).toBe('RUNNING');
  });
});

describe('submitAttempt', () => {
  it('hands in once, asked twice at once', async () => {
    const { who, id } = await started();
    const both = await Promise.all([1, 2].map(() => submitAttempt(who.actor, id, phone.key)));
    expect(both.map((one) => one.ok && one.already).sort((a, b) => Number(a) - Number(b))).toEqual([false, true]);
    const entries = await sql.query(
      `SELECT 1 AS one FROM journal.audit_entry WHERE action = 'attempt.submit' AND subject_id = $1`,
      [id],
    );
    expect(entries).toHaveLength(1);
  });

  it('has every acknowledged answer on the sheet when saves and the hand-in race', async () => {
    for (let round = 0; round < 15; round += 1) {
      const { who, id } = await started();
      const saves = [1, 2, 3, 4].map((slot) => save(who, id, [[slot, slot, slot === 3 ? 'T' : 'A']]));
      const [, ...saved] = await Promise.all([submitAttempt(who.actor, id, phone.key), ...saves]);
      const sheet = (await row(id)).answers ?? {};
      saved.forEach((one, n) => expect(n + 1 in sheet, `slot ${n + 1}`).toBe(one.ok && !one.kept));
    }
  });
});

describe('moveSitting', () => {
  it('hands the pen over; the older device is refused and loses nothing', async () => {
    const { who, id } = await started();
    await save(who, id, [[1, 1, 'A']]);
    expect(await moveSitting(who.actor, id, tablet)).toEqual({ ok: true, state: 'moved' });
    expect(await save(who, id, [[2, 1, 'C']], tablet.key, 2)).toMatchObject({ ok: true });
    expect(await save(who, id, [[2, 2, 'B']], phone.key, 1)).toMatchObject({ ok: true, kept: 'moved' });
    expect(await save(who, id, [[3, 2, 'B']], phone.key, 2)).toEqual({ ok: false, reason: 'moved' });
    expect(await submitAttempt(who.actor, id, phone.key)).toEqual({ ok: false, reason: 'moved' });
    await submitAttempt(who.actor, id, tablet.key);
    const attempt = await row(id);
    expect(attempt.answers).toEqual({ '1': 'C' });
    expect(attempt.lateAnswers).toMatchObject([{ slot: 2, choice: 'B', why: 'moved' }]);
  });

  it('asks an invigilator where the policy says so, and asks once', async () => {
    const guarded = await world.session({ deviceMove: 'INVIGILATOR' });
    const { who, id } = await started(guarded);
    expect(await moveSitting(who.actor, id, tablet)).toEqual({ ok: true, state: 'asked' });
    await moveSitting(who.actor, id, tablet);
    expect(await sql.query(`SELECT 1 AS one FROM attempt_move WHERE attempt_id = $1::uuid`, [id])).toHaveLength(1);
    expect(await save(who, id, [[1, 1, 'A']])).toMatchObject({ ok: true });
  });
});

afterEach(async () => {
  await sql.query(`UPDATE attempt SET status = 'VOID' WHERE status = 'RUNNING'`);
});
