import type pg from 'pg';

/** Objects of `public` that no extension owns. */
const OWN = `NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = o.oid AND d.deptype = 'e')`;

/** Removes everything the platform has in a database: tables, types and functions. Extensions stay. */
export async function emptyDatabase(client: pg.Client): Promise<void> {
  await client.query(`
    DO $$
    DECLARE statement text;
    BEGIN
      DROP SCHEMA IF EXISTS journal CASCADE;
      DROP SCHEMA IF EXISTS bullmq CASCADE;
      FOR statement IN
        SELECT format(CASE o.relkind WHEN 'v' THEN 'DROP VIEW IF EXISTS %s CASCADE'
                                     WHEN 'm' THEN 'DROP MATERIALIZED VIEW IF EXISTS %s CASCADE'
                                     WHEN 'S' THEN 'DROP SEQUENCE IF EXISTS %s CASCADE'
                                     ELSE 'DROP TABLE IF EXISTS %s CASCADE' END, o.oid::regclass)
        FROM pg_class o WHERE o.relnamespace = 'public'::regnamespace AND o.relkind IN ('r', 'p', 'v', 'm', 'S')
          AND NOT o.relispartition AND ${OWN}
          AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = o.oid AND d.deptype IN ('a', 'i') AND o.relkind = 'S')
      LOOP EXECUTE statement; END LOOP;
      FOR statement IN
        SELECT format('DROP ROUTINE IF EXISTS %s CASCADE', o.oid::regprocedure)
        FROM pg_proc o WHERE o.pronamespace = 'public'::regnamespace AND ${OWN}
      LOOP EXECUTE statement; END LOOP;
      FOR statement IN
        SELECT format('DROP TYPE IF EXISTS %s CASCADE', o.oid::regtype)
        FROM pg_type o WHERE o.typnamespace = 'public'::regnamespace AND o.typtype IN ('e', 'd') AND ${OWN}
      LOOP EXECUTE statement; END LOOP;
    END $$`);
}

/** Whether any table of the platform holds a row. */
export async function holdsData(client: pg.Client, tables: string[]): Promise<boolean> {
  for (const table of tables) {
    const { rowCount } = await client.query(`SELECT 1 FROM ${table} LIMIT 1`);
    if (rowCount) return true;
  }
  return false;
}
