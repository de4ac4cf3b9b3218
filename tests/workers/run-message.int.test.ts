import { expect, it } from 'vitest';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { messageRunner } from '~workers/run-message.ts';

it('writes down why a job failed without the values that Prisma prints', async () => {
  const outboxId = await inSqlTransaction(async (tx) => {
    const [row] = await tx.query<{ id: string }>(
      `INSERT INTO journal.outbox (topic, payload) VALUES ('test', '{}') RETURNING id::text`,
    );
    await tx.query(`INSERT INTO journal.outbox_delivery (outbox_id, subscriber, payload) VALUES ($1, 'fails', '{}')`, [
      row?.id,
    ]);
    return String(row?.id);
  });
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
