import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cancelSession } from '~/exams/commands/cancel-session.server.ts';
import { changeRegistration } from '~/exams/commands/change-registration.server.ts';
import { gradeAttempt } from '~/exams/commands/grade-attempt.server.ts';
import { startAttempt } from '~/exams/commands/start-attempt.server.ts';
import { submitAttempt } from '~/exams/commands/submit-attempt.server.ts';
import { registrationPage } from '~/exams/queries/registration-page.server.ts';
import { sessionBoard } from '~/exams/queries/session-board.server.ts';
import { testRules } from '~/exams/queries/my-tests.server.ts';
import { Forbidden } from '~/identity/rules/actor.ts';
import { sql } from '~/platform/db.ts';
import { attemptRow, phone, startSitting } from '~tests/exams/sitting-steps.ts';
import { createExamWorld, type ExamWorld, type TestSession } from '~tests/support/exam-world.ts';

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

describe('the rules that a person reads before starting', () => {
  it('say of books what holds at that person’s age, as the room and the sign-in sheet do', async () => {
    const aged = await world.session({ openBookFromAge: 100 });
    const who = await world.candidate(aged);
    const born = async (month: string | null) => {
      await sql.query(`UPDATE cadre SET birth_month = $2 WHERE id = $1::uuid`, [who.cadreId, month]);
      const { book } = await testRules(who.actor, aged.id);
      const officer = world.as('EXAM_OFFICER', 'root').actor;
      const asked = {
        search: '',
        group: 'REGISTERED',
        sort: 'seat',
        descending: false,
        limit: 50,
        offset: 0,
        find: '',
      };
      const [sheet, board] = await Promise.all([
        registrationPage(officer, aged.id, asked),
        sessionBoard(officer, aged.id),
      ]);
      expect(sheet.rows.map((row) => row.book)).toEqual([book]);
      expect(board.people.map((one) => one.book)).toEqual([book]);
      // The month of birth itself is nobody's business there.
      expect(JSON.stringify([sheet.rows, board.people])).not.toContain('birthMonth');
      return book;
    };
    expect(await born('1920-01')).toEqual({ form: 'open-by-age', age: 100 });
    expect(await born('2005-01')).toEqual({ form: 'closed' });
    expect(await born(null)).toEqual({ form: 'age-unknown', age: 100 });
    const closed = await world.session();
    await world.candidate(closed);
    const board = await sessionBoard(world.as('EXAM_OFFICER', 'root').actor, closed.id);
    expect(board.people.map((one) => one.book)).toEqual([null]);
  });
});

describe('startAttempt', () => {
  it('freezes a paper by the blueprint with a deadline from the server', async () => {
    const { id } = await started();
    const attempt = await attemptRow(id);
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
    const attempt = await attemptRow((await started(short)).id);
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
    const [first, second] = [await attemptRow(id), await attemptRow(retake.attemptId)];
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
