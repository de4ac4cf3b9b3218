import { sql } from '~/platform/db.ts';

/** A line per table: how many rows, and a digest of what is in them. */
export type DatabaseDigest = Readonly<Record<string, string>>;

/** What asking alone writes: that somebody was there, and that somebody was refused. */
const ASKING: Readonly<Record<string, string>> = {
  'public.attempt': `to_jsonb(t) - 'seen_at'`,
  'public.sign_in_session': `to_jsonb(t) - 'last_seen_at'`,
  'journal.audit_entry': `CASE WHEN t.action <> 'access.refuse' THEN to_jsonb(t) END`,
};

/** All that the database holds, but for the traces of asking. */
export async function databaseDigest(): Promise<DatabaseDigest> {
  const tables = await sql.query<{ name: string }>(
    `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('public', 'journal') AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND c.relname NOT IN ('_prisma_migrations', 'service_heartbeat') ORDER BY 1`,
  );
  const parts = tables.map(({ name }) => {
    const row = ASKING[name] ?? 'to_jsonb(t)';
    const [schema, table] = name.split('.');
    return `SELECT '${name}' AS name, count(r) || ' ' || coalesce(md5(string_agg(r, ',' ORDER BY r)), '') AS digest
      FROM (SELECT md5((${row})::text) AS r FROM "${schema}"."${table}" t) AS rows`;
  });
  const rows = await sql.query<{ name: string; digest: string }>(parts.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}
