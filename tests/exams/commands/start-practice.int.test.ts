import { beforeAll, describe, expect, it } from 'vitest';
import { MOST_A_DAY, startPractice } from '~/exams/commands/start-practice.server.ts';
import { sql } from '~/platform/db.ts';
import { beginMany, phone } from '~tests/exams/sitting-steps.ts';
import { createExamWorld, type ExamWorld, type TestSession } from '~tests/support/exam-world.ts';

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
});
