import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { closeDatabase, inSqlTransaction, sql } from '~/platform/db.ts';
import { defineJob, requestJob } from '~/platform/outbox.ts';
import { openQueues, type Message, type QueueBackend } from '~/platform/queue.ts';
import { messageRunner } from '~workers/run-message.ts';
import { processor } from '~workers/processor.ts';
import { createRelay, type Relay } from '~workers/relay.ts';
import { z } from 'zod';
import { backUp } from '../../app/server/back-up.ts';
import { restoreBackup } from '../../app/server/restore-backup.ts';
import { connected } from '../support/database-content.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'hangjia restored queue '));
const file = path.join(folder, 'copy.gz');
const ownerUrl = process.env['DATABASE_OWNER_URL'] ?? '';
const applicationUrl = process.env['DATABASE_URL'] ?? '';
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const note = defineJob('note', { payload: z.object({ what: z.string() }) });
const noted: string[] = [];
const processors = [processor(note, async ({ what }) => noted.push(what))];
const ask = (what: string) => inSqlTransaction((tx) => requestJob(tx, note, { what }));

/** The queue of a program that runs until `work` is done. */
async function withQueue(work: (relay: Relay, backend: QueueBackend) => Promise<void>): Promise<void> {
  const backend = openQueues();
  try {
    await work(createRelay(backend, processors, []), backend);
  } finally {
    await backend.close();
  }
}
const waiting = async (backend: QueueBackend) => (await backend.queue('background').getJobCounts('waiting'))['waiting'];

it('loses no job when a restore fails after the queue was emptied', async () => {
  await withQueue(async ({ relay }) => {
    await ask('asked before the failure');
    expect(await relay()).toBe(1);
    await connected(ownerUrl, (client) => backUp(client, { file }));
  });
  await closeDatabase();
  // Everything is loaded by then: the rights are given last.
  const stranger = new URL(applicationUrl);
  stranger.username = 'nobody_here';
  await expect(
    restoreBackup({
      file,
      ownerUrl,
      applicationUrl: stranger.href,
      replaceAfterBackupTo: path.join(folder, 'before-failure.gz'),
    }),
  ).rejects.toThrow(/nobody_here/);

  await withQueue(async ({ resend }, backend) => {
    await sql.query(`UPDATE journal.outbox_delivery SET sent_at = sent_at - interval '1 hour'`);
    await resend();
    expect(await waiting(backend)).toBe(1);
    const run = messageRunner(processors);
    await new Promise<void>((resolve) => {
      backend.work('background', 1, async (message: Message) => {
        await run(message);
        resolve();
      });
    });
  });
  expect(noted.splice(0)).toEqual(['asked before the failure']);
});

it('restores what was asked for and not done, and forgets the jobs of rows that are gone', async () => {
  await withQueue(async ({ relay }, backend) => {
    await ask('asked before the copy');
    expect(await relay()).toBe(1);
    await connected(ownerUrl, (client) => backUp(client, { file }));
    await ask('asked after the copy');
    expect(await relay()).toBe(1);
    expect(await waiting(backend)).toBe(2);
  });
  await closeDatabase();
  await restoreBackup({ file, ownerUrl, applicationUrl, replaceAfterBackupTo: path.join(folder, 'before.gz') });

  await withQueue(async ({ relay, resend }, backend) => {
    expect(await waiting(backend)).toBe(0);
    // Under the number of the one that is gone.
    await ask('asked after the restore');
    await relay();
    await sql.query(`UPDATE journal.outbox_delivery SET sent_at = sent_at - interval '1 hour'`);
    await resend();
    expect(await waiting(backend)).toBe(2);
    const run = messageRunner(processors);
    await new Promise<void>((resolve) => {
      backend.work('background', 1, async (message: Message) => {
        await run(message);
        if (noted.length === 2) resolve();
      });
    });
    expect(noted.toSorted()).toEqual(['asked after the restore', 'asked before the copy']);
    expect(await sql.query('SELECT count(*)::int AS open FROM journal.outbox_delivery WHERE done_at IS NULL')).toEqual([
      { open: 0 },
    ]);
  });
});
