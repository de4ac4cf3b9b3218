import { Redis } from 'ioredis';
import { afterAll } from 'vitest';
import { createTestDatabase } from './database.ts';

// Runs before a test file is loaded: every module that the file imports finds this database and no other.
const database = await createTestDatabase();
Object.assign(process.env, {
  DATABASE_URL: database.url,
  DATABASE_OWNER_URL: database.ownerUrl,
  DATABASE_EMBEDDED: 'on',
});

const queue = process.env['TEST_QUEUE'];
if (queue) {
  // Files run side by side: each has one of Redis's sixteen numbered databases.
  const url = `${queue}/${Number(process.env['VITEST_POOL_ID'] ?? 1) % 16}`;
  const redis = new Redis(url);
  await redis.flushdb();
  redis.disconnect();
  process.env['REDIS_URL'] = url;
}

afterAll(async () => {
  const { closeDatabase } = await import('~/platform/db.ts');
  await closeDatabase();
  await database.drop();
});
