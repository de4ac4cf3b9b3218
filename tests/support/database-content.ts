import { createHash } from 'node:crypto';
import pg from 'pg';
import { tablesWithColumns } from '../../app/server/back-up.ts';

/** Runs `work` on a connection of its own. */
export async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Every table with the number of its rows and a digest of them, every sequence with its state, every key and trigger;
 * without what a restore journals of itself.
 */
export const contentOf = (url: string) =>
  connected(url, async (client) => {
    const tables = await tablesWithColumns(client);
    const found: Record<string, string> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ text: string }>(
        `SELECT t::text AS text FROM ${name} t WHERE t::text NOT LIKE '%installation.restore-backup%' ORDER BY 1`,
      );
      const digest = createHash('sha256').update(rows.map((row) => row.text).join('\n'));
      found[name] = `${rows.length} ${digest.digest('hex')}`;
    }
    const sequences = await client.query(
      `SELECT schemaname, sequencename, last_value FROM pg_sequences WHERE schemaname <> 'bullmq' ORDER BY 1, 2`,
    );
    const constraints = await client.query(
      `SELECT conrelid::regclass::text AS table, conname, pg_get_constraintdef(oid) AS text, convalidated FROM pg_constraint WHERE connamespace::regnamespace::text IN ('public', 'journal') ORDER BY 1, 2`,
    );
    const triggers = await client.query(
      `SELECT tgrelid::regclass::text AS table, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2`,
    );
    return { tables: found, sequences: sequences.rows, constraints: constraints.rows, triggers: triggers.rows };
  });
