import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { Forbidden } from '~/identity/rules/actor.ts';
import { retryJob } from '~/operations/commands/retry-job.server.ts';
import { jobsPage } from '~/operations/queries/jobs-page.server.ts';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { defineJob, requestJob } from '~/platform/outbox.ts';
import { openQueues, type QueueBackend } from '~/platform/queue.ts';
import { processor } from '~workers/processor.ts';
import { createRelay, type Relay } from '~workers/relay.ts';
import { messageRunner } from '~workers/run-message.ts';
import { createWorld, type World } from '../support/world.ts';

const note = defineJob('note', { payload: z.object({ what: z.string() }), attempts: 2 });
const tried: string[] = [];
const noted: string[] = [];
let broken = true;
const processors = [
  processor(note, async ({ what }) => {
    tried.push(what);
    if (broken) throw new Error('the printer has no paper');
    noted.push(what);
  }),
];

let world: World;
let backend: QueueBackend;
let work: Relay;
beforeAll(async () => {
  world = await createWorld();
  backend = openQueues();
  work = createRelay(backend, processors, []);
  backend.work('background', 1, messageRunner(processors));
});
afterAll(() => backend?.close());

const administrator = () => world.as('SYS_ADMIN', 'root').actor;
const list = async (state: 'failed' | 'waiting' | 'done') =>
  (await jobsPage(administrator(), { state, job: 'note', limit: 10, offset: 0 })).rows;

/** Asks for jobs and waits until each was tried as often as may be, in vain. */
async function failed(...what: string[]): Promise<string[]> {
  broken = true;
  for (const one of what) await inSqlTransaction((tx) => requestJob(tx, note, { what: one }));
  await work.relay();
  await expect.poll(async () => (await list('failed')).length).toBe(what.length);
  // The queue lets go of a job a moment after its row says that it failed.
  const held = async () =>
    Object.values(await backend.queue('background').getJobCounts('active', 'delayed', 'waiting'));
  await expect.poll(held).toEqual([0, 0, 0]);
  broken = false;
  return (await list('failed')).map(({ outboxId }) => outboxId);
}

it('shows a job that failed, and does it once when an administrator has it retried', async () => {
  const [outboxId] = await failed('a slip');
  expect(tried.splice(0)).toEqual(['a slip', 'a slip']);
  expect(await list('failed')).toMatchObject([
    { state: 'failed', failures: 2, lastError: expect.stringContaining('no paper') },
  ]);
  const which = { outboxId: outboxId ?? '', job: 'note' };
  // By itself it is not tried again, however long it stands there.
  await sql.query(`UPDATE journal.outbox_delivery SET sent_at = sent_at - interval '1 hour'`);
  expect(await work.resend()).toBe(0);

  await expect(retryJob(world.as('CADRE', 'root').actor, which)).rejects.toThrow(Forbidden);
  expect(await retryJob(administrator(), { ...which, outboxId: '1; DROP' })).toBe(0);
  expect(await retryJob(administrator(), which)).toBe(1);
  expect(await retryJob(administrator(), which)).toBe(0);
  expect(await list('failed')).toEqual([]);
  expect(await work.resend()).toBe(1);
  expect(await work.resend()).toBe(0);
  await expect.poll(() => list('done')).toMatchObject([{ outboxId, state: 'done' }]);
  expect(noted.splice(0)).toEqual(['a slip']);
  expect(await retryJob(administrator(), which)).toBe(0);
  expect(
    await sql.query(`SELECT subject_id AS job, detail FROM journal.audit_entry WHERE action = 'job.retry'`),
  ).toEqual([{ job: 'note', detail: { count: 1 } }]);
});

it('retries all of a kind together', async () => {
  await failed('one', 'two', 'three');
  expect(await retryJob(administrator(), { outboxId: null, job: 'another' })).toBe(0);
  expect(await retryJob(administrator(), { outboxId: null, job: 'note' })).toBe(3);
  expect(await work.resend()).toBe(3);
  await expect.poll(async () => (await list('done')).length).toBe(4);
  expect(noted.toSorted()).toEqual(['one', 'three', 'two']);
  expect(await list('failed')).toEqual([]);
});
