import { expect, it } from 'vitest';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { inDelivery } from '~/platform/outbox.ts';
import type { Processor } from '~workers/processor.ts';
import { messageRunner } from '~workers/run-message.ts';

/** @returns the outbox row that a job of this name is to answer */
const delivered = (job: string): Promise<string> =>
  inSqlTransaction(async (tx) => {
    const [row] = await tx.query<{ id: string }>(
      `INSERT INTO journal.outbox (topic, payload) VALUES ('test', '{}') RETURNING id::text`,
    );
    await tx.query(`INSERT INTO journal.outbox_delivery (outbox_id, subscriber, payload) VALUES ($1, $2, '{}')`, [
      row?.id,
      job,
    ]);
    return String(row?.id);
  });

/** Runs one job. @returns whether its delivery is marked as done afterwards */
async function doneAfter(run: Processor['run']): Promise<boolean> {
  const message = { outboxId: await delivered('works'), subscriber: 'works', payload: {} };
  await messageRunner([{ job: 'works', queue: 'sittings', attempts: 2, run }])(message).catch(() => undefined);
  const [row] = await sql.query<{ done: boolean }>(
    `SELECT done_at IS NOT NULL AS done FROM journal.outbox_delivery WHERE outbox_id = $1::bigint`,
    [message.outboxId],
  );
  return row?.done ?? false;
}

it('marks a delivery as done, in the transaction of its effect or after it, and none whose effect was taken back', async () => {
  expect(await doneAfter(() => Promise.resolve())).toBe(true);
  expect(await doneAfter((_, delivery) => inDelivery(delivery, async () => undefined))).toBe(true);
  const takenBack: Processor['run'] = (_, delivery) =>
    inDelivery(delivery, async (tx) => {
      await tx.query('SELECT 1 / 0');
    });
  expect(await doneAfter(takenBack)).toBe(false);
});

it('writes down why a job failed without the values that Prisma prints', async () => {
  const outboxId = await delivered('fails');
  const fault = Object.assign(new Error('Invalid invocation:\n{ data: { name: "王某" } }\nUnique constraint failed'), {
    name: 'PrismaClientKnownRequestError',
    code: 'P2002',
  });
  const run = messageRunner([{ job: 'fails', queue: 'sittings', attempts: 1, run: () => Promise.reject(fault) }]);
  await expect(run({ outboxId, subscriber: 'fails', payload: {} })).rejects.toBe(fault);
  const [row] = await sql.query<{ said: string }>(
    `SELECT last_error AS said FROM journal.outbox_delivery WHERE outbox_id = $1::bigint`,
    [outboxId],
  );
  expect(row?.said).toBe('PrismaClientKnownRequestError P2002: Unique constraint failed');
});
