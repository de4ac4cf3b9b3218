import { beforeAll, describe, expect, it } from 'vitest';
import { MOST_A_DAY, startPractice } from '~/exams/commands/start-practice.server.ts';
import { practicePage } from '~/exams/queries/practice-page.server.ts';
import { sql } from '~/platform/db.ts';
import { beginMany, phone } from '~tests/exams/sitting-steps.ts';
import { createExamWorld, type ExamWorld, type TestSession } from '~tests/support/exam-world.ts';
import { createAccount } from '~tests/support/world.ts';

let world: ExamWorld;
let session: TestSession;
beforeAll(async () => {
  world = await createExamWorld();
  session = await world.session();
});

describe('practice', () => {
  it('is begun as often as anybody could want within a day, and no more than that', async () => {
    const who = await world.candidate(session);
    const again = () => startPractice(who.actor, { size: 'short', topic: null }, phone);
    await beginMany(who, MOST_A_DAY - 1);
    expect(await again()).toMatchObject({ ok: true });
    expect(await again()).toEqual({ ok: false, reason: 'enough-today' });
    const other = await world.candidate(session);
    expect(await startPractice(other.actor, { size: 'paper' }, phone)).toMatchObject({ ok: true });

    await sql.query(`UPDATE attempt SET status = 'VOID' WHERE account_id = $1::uuid`, [who.accountId]);
    expect(await again()).toEqual({ ok: false, reason: 'enough-today' });
  });

  it('is begun again a day later', async () => {
    const who = await world.candidate(session);
    await beginMany(who, 1);
    await sql.query(
      `INSERT INTO attempt SELECT (jsonb_populate_record(a, jsonb_build_object(
         'id', gen_random_uuid(), 'started_at', now() - interval '25 hours'))).*
       FROM attempt a, generate_series(1, $2::int) WHERE a.account_id = $1::uuid`,
      [who.accountId, MOST_A_DAY],
    );
    expect(await startPractice(who.actor, { size: 'short', topic: null }, phone)).toMatchObject({ ok: true });
  });

  it('is left out for those whose next test has rules that leave it out, and for nobody else', async () => {
    const strict = await world.session({ practiceAllowed: false }, { opens: '-2 hours' });
    const who = await world.candidate(strict);
    const begin = () => startPractice(who.actor, { size: 'paper' }, phone);
    expect(await begin()).toEqual({ ok: false, reason: 'not-allowed' });
    expect(await practicePage(who.actor)).toMatchObject({ forbidden: true, paper: null });

    const other = await world.candidate(session);
    expect(await practicePage(other.actor)).toMatchObject({ forbidden: false, paper: { questions: 4 } });
    expect(await startPractice(other.actor, { size: 'paper' }, phone)).toMatchObject({ ok: true });
    const free = await createAccount(world.unitA, world.root.id, 'CADRE');
    expect(await startPractice(free.actor, { size: 'paper' }, phone)).toMatchObject({ ok: true });

    // Entered for a later test too, the next one decides; once that is over, the later one does.
    await world.register(session, who);
    expect(await begin()).toEqual({ ok: false, reason: 'not-allowed' });
    await sql.query(`UPDATE exam_session SET status = 'ENDED', ended_at = now() WHERE id = $1::uuid`, [strict.id]);
    expect(await begin()).toMatchObject({ ok: true });
    expect(await practicePage(who.actor)).toMatchObject({ forbidden: false, paper: { minutes: 30 } });
  });

  it('follows the rules of the test for which the person is entered, not those of the standard test', async () => {
    const long = await world.session({ minutes: 77 });
    const who = await world.candidate(long);
    expect(await practicePage(who.actor)).toMatchObject({ paper: { minutes: 77 } });
  });
});
