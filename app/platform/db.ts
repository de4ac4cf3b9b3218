import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient, type Prisma } from '~/generated/prisma/client.ts';
import { env } from './env.ts';
import { logger } from './logger.ts';
import { preparedName } from './prepared-statements.ts';

/** What a statement runs on: a pool, a connection, or a transaction. Values are bound, never spliced. */
export type Sql = { query<R extends object = Record<string, unknown>>(text: string, values?: unknown[]): Promise<R[]> };

/** Where rows are: Prisma for plain rows, checked against the schema, and SQL for the rest; both see the same. */
export type Database = Sql & { readonly prisma: Prisma.TransactionClient };

/** A transaction in which Prisma and plain SQL see the same rows. */
export type Transaction = Database;

type Pools = { write: pg.Pool; read: pg.Pool; prisma: PrismaClient; prismaRead: PrismaClient };

/** Where the database is. The starter sets it when it runs the database itself. */
export function databaseUrl(): string {
  if (!env.DATABASE_URL) throw new Error('DATABASE_URL is not set');
  return env.DATABASE_URL;
}

/** How many sessions of the database a program may have, on its writing and on its reading connections. */
export type PoolSizes = { readonly write: number; readonly read: number };

// Two cores are busy with fewer; each further session of the database costs it 4 MB.
const STANDARD: PoolSizes = { write: 7, read: 4 };

/** Nobody waits longer for a page; a statement that did would keep one of few connections from everybody else. */
const LONGEST_READ_MS = 60_000;

function open(sizes: PoolSizes): Pools {
  const pool = (max: number, options: string): pg.Pool => {
    const made = new pg.Pool({
      connectionString: databaseUrl(),
      max,
      idleTimeoutMillis: 30_000,
      // Work that waits this long for a session would wait for ever: better a fault that is told.
      connectionTimeoutMillis: 30_000,
      options: `-c timezone=UTC ${options}`,
      application_name: 'hangjia',
    });
    made.on('error', (error) => logger.warn({ err: error }, 'an idle database connection ended'));
    // One that is in use tells of its end twice: to the query, and as an event that ends the process if nobody listens.
    made.on('connect', (client) => client.on('error', () => undefined));
    return made;
  };
  const write = pool(sizes.write, '');
  const read = pool(sizes.read, `-c default_transaction_read_only=on -c statement_timeout=${LONGEST_READ_MS}`);
  return {
    write,
    read,
    prisma: new PrismaClient({ adapter: new PrismaPg(write) }),
    prismaRead: new PrismaClient({ adapter: new PrismaPg(read) }),
  };
}

// The development server evaluates modules anew at each change; the pools outlive that.
const kept = globalThis as typeof globalThis & { hangjiaPools?: Pools };
const pools = (sizes = STANDARD): Pools => (kept.hangjiaPools ??= open(sizes));

/** Opens the pools in another size than the first query would; for a program to do before anything else. */
export const openDatabase = (sizes: PoolSizes): void => void pools(sizes);

const on = (pool: () => pg.Pool | pg.PoolClient): Sql => ({
  async query<R extends object>(text: string, values: unknown[] = []) {
    const name = preparedName(text);
    return (await pool().query<R & pg.QueryResultRow>(name === undefined ? { text, values } : { name, text, values }))
      .rows;
  },
});

/** Prisma for single writes outside a transaction. */
export const prisma = (): PrismaClient => pools().prisma;
/** Prisma that PostgreSQL refuses to let write. */
export const prismaRead = (): PrismaClient => pools().prismaRead;

/** The writing connections, one statement at a time, each its own transaction. */
export const sql: Database = {
  ...on(() => pools().write),
  get prisma() {
    return prisma();
  },
};
/** The connections on which PostgreSQL refuses to write. */
export const sqlRead: Database = {
  ...on(() => pools().read),
  get prisma() {
    return prismaRead();
  },
};

/** Runs `work` in one transaction of Prisma and SQL together; a throw rolls all of it back. */
export function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return prisma().$transaction(
    (client) =>
      work({
        prisma: client,
        query: (text, values = []) => client.$queryRawUnsafe(text, ...values),
      }),
    { timeout: 60_000, maxWait: 10_000 },
  );
}

/** The same for paths where every statement counts: one connection, no Prisma. */
export async function inSqlTransaction<T>(work: (tx: Sql) => Promise<T>): Promise<T> {
  const client = await pools().write.connect();
  let broken = false;
  try {
    await client.query('BEGIN');
    const result = await work(on(() => client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Runs `work` on one connection, for session state such as LISTEN; the connection is closed afterwards. */
export async function dedicatedConnection(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl(), application_name: 'hangjia-listen' });
  await client.connect();
  return client;
}

/** Closes every connection; the process can end. */
export async function closeDatabase(): Promise<void> {
  const open = kept.hangjiaPools;
  if (!open) return;
  delete kept.hangjiaPools;
  await Promise.allSettled([open.prisma.$disconnect(), open.prismaRead.$disconnect()]);
  await Promise.allSettled([open.write.end(), open.read.end()]);
}
