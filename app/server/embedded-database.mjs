import pg from 'pg';

/**
 * Makes the database `hangjia` and its two roles inside a fresh cluster; does nothing where they are.
 *
 * - `hangjia_owner` owns the database and migrates it; it is no superuser. It may make databases, because a new
 *   migration is worked out in a throw-away one.
 * - `hangjia_app` is what web and worker use; its rights are granted table by table after each migration.
 *
 * @param {{ port: number, passwords: { postgres: string, owner: string, app: string } }} cluster
 * @returns {Promise<{ superuserUrl: string, ownerUrl: string, appUrl: string }>}
 */
export async function prepareDatabase({ port, passwords }) {
  const url = (role, password, database) => `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
  const superuserUrl = url('postgres', passwords.postgres, 'postgres');
  await asSuperuser(superuserUrl, async (client) => {
    if (await isMade(client)) return;
    // Two programs may find it missing at once; the second waits and then finds it.
    await client.query('SELECT pg_advisory_lock(72707370)');
    if (await isMade(client)) return;
    await makeRole(client, 'hangjia_owner', 'LOGIN CREATEDB', passwords.owner);
    await makeRole(client, 'hangjia_app', 'LOGIN', passwords.app);
    // Renamed at the end: half a database is never taken for one.
    await client.query('DROP DATABASE IF EXISTS hangjia_draft WITH (FORCE)');
    await client.query('CREATE DATABASE hangjia_draft OWNER hangjia_owner');
    await client.query('REVOKE ALL ON DATABASE hangjia_draft FROM PUBLIC');
    await client.query('GRANT CONNECT ON DATABASE hangjia_draft TO hangjia_app');
    await asSuperuser(url('postgres', passwords.postgres, 'hangjia_draft'), async (inside) => {
      await inside.query('CREATE EXTENSION btree_gist');
      await inside.query('CREATE EXTENSION pg_trgm');
    });
    await client.query('ALTER DATABASE hangjia_draft RENAME TO hangjia');
  });
  return {
    superuserUrl,
    ownerUrl: url('hangjia_owner', passwords.owner, 'hangjia'),
    appUrl: url('hangjia_app', passwords.app, 'hangjia'),
  };
}

async function isMade(client) {
  const found = await client.query(`SELECT 1 FROM pg_database WHERE datname = 'hangjia'`);
  return found.rowCount === 1;
}

async function makeRole(client, name, rights, password) {
  const exists = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  const verb = exists.rowCount === 0 ? 'CREATE' : 'ALTER';
  await client.query(`${verb} ROLE ${name} ${rights} PASSWORD ${client.escapeLiteral(password)}`);
}

async function asSuperuser(connectionString, work) {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
