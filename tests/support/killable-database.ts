import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { embeddedPostgres } from '../../app/server/embedded-postgres.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'hangjia fault '));
const dataFolder = path.join(folder, 'data');
mkdirSync(dataFolder, { mode: 0o700 });
const postgres = embeddedPostgres({ dataFolder, installationId: `fault${process.pid}` });
let server = await postgres.start();

// The settings are read once, when the first module of the platform is loaded: a test imports this file before any.
Object.assign(process.env, { DATABASE_URL: server.appUrl, DATABASE_OWNER_URL: server.ownerUrl, DATA_DIR: dataFolder });
const { deployMigrations } = await import('../../app/server/deploy-migrations.ts');
await deployMigrations({ ownerUrl: server.ownerUrl, applicationUrl: server.appUrl });

const parentOf = (pid: string): number => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
};

/** A PostgreSQL of a test's own that may be killed: it writes through to the disk, as in production. */
export const killableDatabase = {
  url: server.appUrl,
  dataFolder,
  /** Kills every process of it at once. */
  kill(): void {
    const children = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && parentOf(pid) === server.pid);
    for (const pid of [server.pid, ...children.map(Number)]) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // The postmaster's end may have taken it along.
      }
    }
  },
  /** Starts it again at the same address. */
  async start(): Promise<void> {
    server = await postgres.start();
    if (server.appUrl !== this.url) throw new Error('the database came back at another address');
  },
  async remove(): Promise<void> {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
    rmSync(postgres.home, { recursive: true, force: true });
  },
};
