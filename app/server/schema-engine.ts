import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { LOCK_FILE, MIGRATIONS_FOLDER, type MigrationFile } from './migration-files.ts';

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

/** PostgreSQL's `"char"`, which the engine selects from the catalogue and the adapter does not know. */
const CHAR_OID = 18;
const TEXT_OID = 25;

let loaded: Promise<void> | undefined;

/**
 * The package's main module imports a `.wasm` file, which Node 20 cannot, so it is put together by hand; once in a
 * process, because a second copy would take over the memory of the first one's engines.
 */
function loadEngine(): Promise<void> {
  loaded ??= (async () => {
    const folder = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
    const binary = readFileSync(path.join(folder, 'schema_engine_bg.wasm'));
    const imports = { './schema_engine_bg.js': wasm } as unknown as WebAssembly.Imports;
    const { instance } = await WebAssembly.instantiate(binary, imports);
    wasm.__wbg_set_wasm(instance.exports);
    (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
    const registry = { set_message: (message: string) => console.error(message) };
    Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: registry });
  })();
  return loaded;
}

/** Prisma's schema engine, from the WebAssembly package: nothing is downloaded. */
export async function openSchemaEngine(url: string, schema: { path: string; content: string }[]) {
  await loadEngine();
  const datamodels = schema.map((file): [string, string] => [file.path, file.content]);
  const adapter = new EngineAdapter(url);
  const bound = bindMigrationAwareSqlAdapterFactory(adapter);
  const engine = await wasm.SchemaEngine.new({ datamodels }, () => {}, bound);
  return {
    engine,
    close: () => adapter.close(),
    /** What PostgreSQL said, where the engine only says that something outside of it went wrong. */
    causeOf(fault: unknown): unknown {
      const id = fault instanceof Error ? /External error id#(\d+)/.exec(fault.message)?.[1] : undefined;
      return id === undefined ? fault : (bound.errorRegistry.consumeError(Number(id))?.error ?? fault);
    },
  };
}

/** Migrations in the form the engine takes them in. */
export function migrationsList(migrations: MigrationFile[]) {
  return {
    baseDir: MIGRATIONS_FOLDER,
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: LOCK_FILE },
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })),
  };
}

export const EVERYTHING = { externalTables: [], externalEnums: [] };

class EngineAdapter extends PrismaPg {
  private readonly url: string;
  private readonly pool: pg.Pool;

  constructor(url: string) {
    const pool = new pg.Pool({ connectionString: url, max: 2 });
    pool.on('error', () => {});
    super(pool);
    this.url = url;
    this.pool = pool;
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  override async connect(): Promise<Adapter> {
    return repaired(await super.connect(), runMigration);
  }

  /**
   * The throw-away database in which the history of migrations is replayed. The package's own way would replay it in
   * the real one, because the connection string wins over the name.
   */
  override async connectToShadowDb(): Promise<Adapter> {
    const name = `hangjia_shadow_${process.pid}_${Date.now()}`;
    const admin = new pg.Client({ connectionString: this.url });
    await admin.connect();
    await admin.query(`CREATE DATABASE "${name}" TEMPLATE template0`);
    const url = new URL(this.url);
    url.pathname = `/${name}`;
    const pool = new pg.Pool({ connectionString: url.href, max: 2 });
    pool.on('error', () => {});
    const shadow = repaired(await new PrismaPg(pool).connect());
    shadow.dispose = async () => {
      await pool.end();
      await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`);
      await admin.end();
    };
    return shadow;
  }
}

/** Held while a migration runs, also by a connection whose program is gone. */
export const RUNNING_LOCK = 72_707_372;

/** A migration and the record that it is done, both or neither: whoever runs it may be killed at any moment. */
async function runMigration(client: pg.ClientBase, script: string): Promise<void> {
  const checksum = createHash('sha256').update(script).digest('hex');
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [RUNNING_LOCK]);
    await client.query(script);
    const { rows } = await client.query(`SELECT to_regclass('public._prisma_migrations') AS record`);
    if (rows[0]?.record)
      await client.query(
        `UPDATE public._prisma_migrations SET finished_at = clock_timestamp()
         WHERE checksum = $1 AND finished_at IS NULL AND rolled_back_at IS NULL`,
        [checksum],
      );
    await client.query('COMMIT');
  } catch (fault) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw fault;
  }
}

/**
 * Two faults of the adapter, mended: it refuses `"char"` columns, and it splits a script at each `;` and commits the
 * pieces one by one, which breaks function bodies and leaves a failed migration half applied.
 *
 * @param run how a script is run; as one statement if nothing is said
 */
function repaired(
  adapter: Adapter,
  run: (client: pg.ClientBase, script: string) => Promise<unknown> = async (client, script) => client.query(script),
): Adapter {
  const pool = adapter.underlyingDriver();
  const query = pool.query.bind(pool) as (...given: unknown[]) => Promise<pg.QueryArrayResult>;
  const queryRaw = adapter.queryRaw.bind(adapter);
  let charColumns: number[] = [];

  const queryKnowingChars = async (...given: unknown[]) => {
    const result = await query(...given);
    charColumns = [];
    for (const [index, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== CHAR_OID) continue;
      field.dataTypeID = TEXT_OID;
      charColumns.push(index);
    }
    return result;
  };
  pool.query = queryKnowingChars as typeof pool.query;
  adapter.queryRaw = async (asked) => {
    const result = await queryRaw(asked);
    // The engine accepts nothing but Character where the catalogue has "char".
    for (const index of charColumns) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  adapter.executeScript = async (script) => {
    const client = await pool.connect();
    // What ends the connection is told by the statement that runs on it.
    const ignore = (): void => undefined;
    client.on('error', ignore);
    try {
      await run(client, script);
    } finally {
      client.off('error', ignore);
      client.release();
    }
  };
  return adapter;
}
