import pg from 'pg';
import { inject } from 'vitest';

/** Of the cluster that the tests run on. */
export type TestCluster = {
  superuserUrl: string;
  ownerUrl: string;
  applicationUrl: string;
  /** the migrated database from which each test's own is made */
  template: string;
};

declare module 'vitest' {
  interface ProvidedContext {
    testCluster: TestCluster;
  }
}

export type TestDatabase = {
  name: string;
  /** as the application, with the rights that the application has */
  url: string;
  ownerUrl: string;
  superuserUrl: string;
  drop(): Promise<void>;
};

let made = 0;

/** A migrated, empty database of the test's own. */
export async function createTestDatabase(template?: 'template0'): Promise<TestDatabase> {
  const cluster = inject('testCluster');
  const name = `hangjia_test_${process.pid}_${Date.now().toString(36)}_${(made += 1)}`;
  await asSuperuser(cluster, (client) => createFrom(client, name, template ?? cluster.template));
  return {
    name,
    url: inDatabase(cluster.applicationUrl, name),
    ownerUrl: inDatabase(cluster.ownerUrl, name),
    superuserUrl: inDatabase(cluster.superuserUrl, name),
    drop: () => asSuperuser(cluster, (client) => client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)),
  };
}

/** Another file may be copying the same template at this moment, which PostgreSQL then does not lend out. */
async function createFrom(client: pg.Client, name: string, template: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}" OWNER hangjia_owner`);
      return;
    } catch (fault) {
      if ((fault as { code?: string }).code !== '55006' || attempt === 50) throw fault;
    }
  }
}

export async function asSuperuser(
  cluster: Pick<TestCluster, 'superuserUrl'>,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.superuserUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

export function inDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}
