// First, because it says where the database is.
import { killableDatabase as database } from './killable-database.ts';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { confirmResults } from '~/exams/commands/confirm-results.server.ts';
import { decideOutage } from '~/exams/commands/decide-outage.server.ts';
import { handInDue } from '~/exams/commands/hand-in-due.server.ts';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { freePort } from '../../app/server/postgres-process.mjs';
import { handIn, letAnswer, seatCandidates, type Answering, type Candidate } from './candidates.ts';
import { createExamWorld, SMALL, type ExamWorld } from './exam-world.ts';
import type { KillableRedis } from './killable-redis.ts';
import { ended, startProgram, type Program } from './site.ts';

const PEOPLE = 50;
const QUESTIONS = 8;
/** What a test bank's questions are answered with: `A` is right, and the first two are enough to pass. */
const choose = (who: number, seq: number, slot: number): string => (slot <= 2 ? 'A' : 'ABCD'.charAt((who + seq) % 4));
const SECONDS_LEFT = 25;

/**
 * Fifty people sit a test while everything beneath them is killed: what was acknowledged is there, nobody loses a minute,
 * each sitting is marked once and each certificate exists once.
 *
 * @param redis what the queue runs on, to be killed as well; null for the queue on the database
 */
export async function faultJourney(redis: KillableRedis | null): Promise<void> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const options = {
    databaseUrl: database.url,
    dataFolder: database.dataFolder,
    env: { PORT: String(port), LOG_LEVEL: 'fatal', REDIS_URL: redis?.url ?? '' },
  };

  let world: ExamWorld;
  let candidates: Candidate[];
  let answering: Answering | undefined;
  let web: Program;
  let worker: Program;
  const startWeb = async (): Promise<void> => void (web = await startProgram('build/server/web.js', options));
  const startWorker = async (): Promise<void> => void (worker = await startProgram('build/worker.js', options));

  async function kill({ child }: Program): Promise<void> {
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }

  const waitFor = (holds: () => boolean | Promise<boolean>): Promise<unknown> =>
    vi.waitUntil(holds, { timeout: 300_000, interval: 50 });

  /** Until everybody has had some more answers acknowledged. */
  async function everybodyGoesOn(): Promise<void> {
    const before = candidates.map(({ acknowledged }) => acknowledged.length);
    await waitFor(() => {
      answering?.check();
      return candidates.every(({ acknowledged }, place) => acknowledged.length >= (before[place] ?? 0) + 5);
    });
  }

  const count = async (from: string): Promise<number> =>
    (await sql.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`))[0]?.n ?? 0;

  beforeAll(async () => {
    world = await createExamWorld({
      ...SMALL,
      passMark: 2,
      shuffleQuestions: false,
      shuffleOptions: false,
      blueprint: [{ topic: 'T01', type: 'SINGLE', count: QUESTIONS }],
    });
    const session = await world.session();
    const people = await Promise.all(Array.from({ length: PEOPLE }, () => world.candidate(session)));
    await Promise.all([startWeb(), startWorker()]);
    candidates = await seatCandidates(origin, session.id, people);
    answering = letAnswer(origin, candidates, QUESTIONS, choose);
    await everybodyGoesOn();
  });
  afterAll(async () => {
    await Promise.all([web, worker].map((program) => program && ended(program.child)));
    await redis?.kill();
    const { closeDatabase } = await import('~/platform/db.ts');
    await closeDatabase();
    await database.remove();
  });

  it('goes on when the web server was killed', async () => {
    await kill(web);
    await startWeb();
    await everybodyGoesOn();
  });

  it('goes on when the worker was killed', async () => {
    await kill(worker);
    await startWorker();
    await everybodyGoesOn();
  });

  it('goes on when the database was killed, without a new start of web and worker', async () => {
    database.kill();
    await database.start();
    await everybodyGoesOn();
    expect([web.child, worker.child].map(({ signalCode, exitCode }) => signalCode ?? exitCode)).toEqual([null, null]);
  });

  if (redis)
    it('goes on when Redis was killed with everything in it', async () => {
      await redis.kill();
      await redis.start();
      await everybodyGoesOn();
    });

  it('takes no minute from anybody while web and database are away', async () => {
    const early = candidates.slice(0, PEOPLE / 2).map(({ attemptId }) => attemptId);
    await sql.query(
      `UPDATE attempt SET deadline_at = clock_timestamp() + make_interval(secs => $2) WHERE id = ANY($1::uuid[])`,
      [early, SECONDS_LEFT],
    );
    const deadlines = `SELECT id::text, deadline_at AS at, extra_seconds AS extra FROM attempt ORDER BY id`;
    const before = await sql.query<{ id: string; at: Date; extra: number }>(deadlines);
    await kill(web);
    database.kill();
    await database.start();
    const over = `deadline_at < clock_timestamp() AND EXISTS (SELECT 1 FROM service_heartbeat WHERE beat_at < clock_timestamp() - interval '16 seconds')`;
    await waitFor(async () => (await count(`attempt WHERE ${over}`)) === early.length);
    expect(await handInDue()).toEqual({ handedIn: 0, released: 0 });

    await startWeb();
    await everybodyGoesOn();
    const outages = await sql.query<{ id: string; from: Date; to: Date; hit: number }>(
      `SELECT id::text, started_at AS "from", ended_at AS "to", affected_attempts AS hit FROM service_outage WHERE decision = 'PENDING'`,
    );
    expect(outages.map(({ hit }) => hit)).toEqual([PEOPLE]);
    expect(await handInDue()).toEqual({ handedIn: 0, released: 0 });

    const [outage] = outages;
    const officer = world.as('EXAM_OFFICER', 'root').actor;
    const decided = await decideOutage(officer, outage?.id ?? '', { giveBack: true, reason: null });
    expect(decided).toEqual({ ok: true, sittings: PEOPLE, given: PEOPLE, waiting: 0 });
    const [from, to, now] = [outage?.from.getTime() ?? 0, outage?.to.getTime() ?? 0, Date.now()];
    const after = new Map(
      (await sql.query<{ id: string; at: Date }>(deadlines)).map(({ id, at }) => [id, at.getTime()]),
    );
    for (const { id, at } of before) {
      const left = at.getTime() - from;
      const lost = Math.min(to - from, left);
      // As much as was left when the service went away, also for those whose time ran out meanwhile.
      expect((after.get(id) ?? 0) - (lost < left ? to : now)).toBeGreaterThanOrEqual(left - 1_000);
    }
  });

  it('has every acknowledged answer on the sheets that are handed in', async () => {
    await answering?.stop();
    // The sheets wait for the test that looks at how they are marked.
    await kill(worker);
    await handIn(origin, candidates);
    const rows = await sql.query<{ id: string; kind: string; answers: Record<string, string>; steps: unknown[] }>(
      `SELECT id::text, submission_kind::text AS kind, answers,
         (SELECT jsonb_agg(jsonb_build_object('seq', seq, 'slot', slot, 'choice', choice) ORDER BY seq)
          FROM journal.answer_event WHERE attempt_id = a.id) AS steps
       FROM attempt a`,
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const { attemptId, acknowledged } of candidates) {
      const row = byId.get(attemptId);
      expect(row?.kind).toBe('HAND_IN');
      expect(row?.steps).toEqual(acknowledged);
      expect(row?.answers).toEqual(Object.fromEntries(acknowledged.map(({ slot, choice }) => [slot, choice])));
    }
  });

  it('marks every sitting once when the worker was killed while it marked', async () => {
    // One sheet is held back: however fast the others are marked, the worker is killed in the midst of it.
    await inSqlTransaction(async (tx) => {
      await tx.query(`SELECT 1 FROM attempt WHERE id = $1::uuid FOR UPDATE`, [candidates.at(-1)?.attemptId]);
      await startWorker();
      await waitFor(async () => (await count(`attempt WHERE status = 'GRADED'`)) > 0);
      await kill(worker);
      expect(await count(`attempt WHERE status = 'SUBMITTED'`)).toBeGreaterThan(0);
    });
    await redis?.kill();
    await redis?.start();
    await startWorker();
    await waitFor(async () => (await count(`eligibility WHERE status = 'FLAGGED'`)) === PEOPLE);
    const rows = await sql.query(
      `SELECT a.status::text, a.passed, count(DISTINCT o.id)::int AS told, count(d.outbox_id)::int AS delivered
       FROM attempt a LEFT JOIN journal.outbox o ON o.topic = 'fact:attempt-graded' AND o.payload ->> 'attemptId' = a.id::text
       LEFT JOIN journal.outbox_delivery d ON d.outbox_id = o.id AND d.subscriber = 'flag-eligibility' GROUP BY a.id`,
    );
    expect(rows).toHaveLength(PEOPLE);
    for (const row of rows) expect(row).toEqual({ status: 'GRADED', passed: true, told: 1, delivered: 1 });
  });

  it('issues each certificate once', async () => {
    const passes = await sql.query<{ id: string }>(`SELECT id::text FROM eligibility ORDER BY id`);
    const ids = passes.map(({ id }) => id);
    const officer = world.as('EXAM_OFFICER', 'root').actor;
    expect(await confirmResults(officer, ids)).toEqual({ ok: true, decided: PEOPLE, already: 0 });
    await waitFor(async () => (await count(`certificate WHERE status = 'SEALED'`)) === PEOPLE);
    const certificates = await sql.query<{ source: string }>(
      `SELECT source_id::text AS source FROM certificate ORDER BY source_id`,
    );
    expect(certificates.map(({ source }) => source)).toEqual(ids);
  });
}
