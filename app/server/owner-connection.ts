import pg from 'pg';
import type { Sql } from '../platform/db.ts';
import { inTerminalLanguage } from '../platform/terminal-language.mjs';

/** The oldest PostgreSQL that the platform runs on. */
export const MINIMUM_POSTGRES = 15;

/**
 * A connection as the owner of the tables. The caller ends it.
 *
 * @throws with one sentence for the terminal, when the server does not answer or is too old
 */
export async function connectAsOwner(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'hangjia-owner' });
  // A connection that is cut between two statements would otherwise end the process without a word.
  client.on('error', () => {});
  await client.connect().catch((fault: Error & { code?: string }) => {
    const why = fault.message || fault.code;
    throw new Error(
      inTerminalLanguage({
        zh: `连接不上 DATABASE_URL（或 DATABASE_OWNER_URL）指向的 PostgreSQL：${why}`,
        en: `The PostgreSQL that DATABASE_URL (or DATABASE_OWNER_URL) names cannot be reached: ${why}`,
      }),
    );
  });
  const { rows } = await client.query<{ number: number; version: string }>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version`,
  );
  const server = rows[0];
  if (!server || server.number < MINIMUM_POSTGRES * 10_000) {
    await client.end();
    throw new Error(
      inTerminalLanguage({
        zh: `DATABASE_URL 指向的 PostgreSQL 版本是 ${server?.version}，最低须为 ${MINIMUM_POSTGRES}。`,
        en: `The PostgreSQL that DATABASE_URL names has version ${server?.version}; at least ${MINIMUM_POSTGRES} is needed.`,
      }),
    );
  }
  return client;
}

/** The same connection for what takes plain SQL. */
export const sqlOn = (client: pg.Client): Sql => ({
  async query<R extends object>(text: string, values: unknown[] = []) {
    return (await client.query<R & pg.QueryResultRow>(text, values)).rows;
  },
});

/** Runs `work` in one transaction of the owner; a throw rolls all of it back, tables that were made or removed too. */
export async function inOwnerTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (fault) {
    await client.query('ROLLBACK').catch(() => {});
    throw fault;
  }
}
