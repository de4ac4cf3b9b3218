// First, because it says where the database is.
import { killableDatabase as database } from '../support/killable-database.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connected } from '../support/database-content.ts';
import { startSite, type Site } from '../support/site.ts';

const READY = [200, { ready: true, database: 'ok', migrations: 'ok', queue: 'ok' }];
let site: Site;

beforeAll(async () => {
  site = await startSite({ databaseUrl: database.url, dataFolder: database.dataFolder, worker: false });
});
afterAll(async () => {
  await site?.stop();
  await database.remove();
});

const readiness = async (): Promise<unknown[]> => {
  const answer = await fetch(`${site.url}/readyz`);
  return [answer.status, await answer.json()];
};

it('is not ready while a migration is pending', async () => {
  expect(await readiness()).toEqual(READY);
  const asOwner = (text: string) => connected(process.env['DATABASE_OWNER_URL'] ?? '', (owner) => owner.query(text));
  const last = `migration_name = (SELECT max(migration_name) FROM _prisma_migrations)`;
  await asOwner(`UPDATE _prisma_migrations SET finished_at = NULL WHERE ${last}`);
  expect(await readiness()).toEqual([503, { ready: false, database: 'ok', migrations: 'behind', queue: 'ok' }]);
  await asOwner(`UPDATE _prisma_migrations SET finished_at = now() WHERE ${last}`);
  expect(await readiness()).toEqual(READY);
});

it('is not ready, but alive, while the database is away, and ready again when it is back', async () => {
  database.kill();
  await expect.poll(readiness).toEqual([503, { ready: false, database: 'down', migrations: 'unknown', queue: 'down' }]);
  expect((await fetch(`${site.url}/healthz`)).status).toBe(200);
  await database.start();
  await expect.poll(readiness).toEqual(READY);
});
