import pg from 'pg';

/** The tables of `journal` to which is only ever added. */
const APPEND_ONLY = /^(audit_|answer_event)/;

/**
 * Gives the application's role what it needs and no more. In `journal` it may not change or remove what was
 * recorded; the partitions are reached through their parents only. Does nothing where owner and application share
 * one role.
 *
 * @param owner a connection of the role that owns the tables
 * @param role the role of `DATABASE_URL`
 */
export async function grantToApplication(owner: pg.Client, role: string): Promise<void> {
  const { rows } = await owner.query<{ me: string; database: string }>(
    'SELECT current_user AS me, current_database() AS database',
  );
  if (rows[0]?.me === role) return;
  const to = pg.escapeIdentifier(role);
  const statements = [
    `GRANT USAGE ON SCHEMA public TO ${to}`,
    ...(await everything(owner, 'public', to)),
    `REVOKE INSERT, UPDATE, DELETE ON public._prisma_migrations FROM ${to}`,
    ...(await everything(owner, 'bullmq', to)),
    // BullMQ makes a sequence for each queue whose jobs have no id of their own.
    `GRANT CREATE ON SCHEMA bullmq TO ${to}`,
    // Adding many jobs at once goes through a temporary table of BullMQ's.
    `GRANT TEMPORARY ON DATABASE ${pg.escapeIdentifier(rows[0]?.database ?? '')} TO ${to}`,
    ...(await journal(owner, to)),
  ];
  // One text is one transaction, or part of the caller's.
  await owner.query(statements.join('; '));
}

async function everything(owner: pg.Client, schema: string, to: string): Promise<string[]> {
  if (!(await schemaExists(owner, schema))) return [];
  return [
    `GRANT USAGE ON SCHEMA ${schema} TO ${to}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${to}`,
    ...(await ownSequences(owner, schema)).map((name) => `GRANT USAGE, SELECT ON SEQUENCE ${name} TO ${to}`),
    `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${to}`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${to}`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT USAGE, SELECT ON SEQUENCES TO ${to}`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT EXECUTE ON FUNCTIONS TO ${to}`,
  ];
}

async function journal(owner: pg.Client, to: string): Promise<string[]> {
  if (!(await schemaExists(owner, 'journal'))) return [];
  const { rows } = await owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relnamespace = 'journal'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY relname`,
  );
  return [
    `GRANT USAGE ON SCHEMA journal TO ${to}`,
    `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA journal TO ${to}`,
    `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA journal TO ${to}`,
    ...rows.flatMap(({ name }) => {
      const table = `journal.${pg.escapeIdentifier(name)}`;
      const rights = APPEND_ONLY.test(name) ? 'SELECT, INSERT' : 'SELECT, INSERT, UPDATE, DELETE';
      return [`REVOKE ALL ON ${table} FROM ${to}`, `GRANT ${rights} ON ${table} TO ${to}`];
    }),
  ];
}

/** Nobody can grant what another role owns. */
async function ownSequences(owner: pg.Client, schema: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class
     WHERE relnamespace = to_regnamespace($1) AND relkind = 'S' AND pg_get_userbyid(relowner) = current_user`,
    [schema],
  );
  return rows.map((row) => row.name);
}

async function schemaExists(owner: pg.Client, schema: string): Promise<boolean> {
  const { rows } = await owner.query<{ there: boolean }>('SELECT to_regnamespace($1) IS NOT NULL AS there', [schema]);
  return rows[0]?.there ?? false;
}
