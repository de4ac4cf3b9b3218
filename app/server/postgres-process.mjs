import { execFile, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { isAlive, pause } from './process-life.mjs';
import { PlainFault } from './terminal.mjs';

const run = promisify(execFile);

/**
 * The account that runs PostgreSQL: root may not, so root lends it to `nobody` (initdb wants a name for its account).
 *
 * @returns {{ uid?: number, gid?: number }}
 */
export function postgresAccount() {
  if (process.getuid?.() !== 0) return {};
  const entry = /^nobody:[^:]*:(\d+):(\d+):/m.exec(fs.readFileSync('/etc/passwd', 'utf8'));
  if (entry) return { uid: Number(entry[1]), gid: Number(entry[2]) };
  throw new PlainFault({
    zh: '以 root 运行内置 PostgreSQL 需要系统账户 nobody；请改用普通用户，或用 DATABASE_URL 指定数据库。',
    en: 'To run the embedded PostgreSQL as root, the system account nobody is needed; use an ordinary account or name a database with DATABASE_URL.',
  });
}

/** Neither the settings nor the secrets of the platform are the database's business. */
const environment = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' };

/**
 * Makes a cluster. It is built under another name and renamed at the end: half a cluster is never taken for one.
 *
 * @param {{ binaries: string, data: string, password: string, account: { uid?: number, gid?: number } }} options
 */
export async function makeCluster({ binaries, data, password, account }) {
  // A name of its own: where the one who began before us was killed, its initdb may still be at work in another.
  const draft = `${data}.new-${process.pid}-${Date.now().toString(36)}`;
  const passwordFile = `${draft}.password`;
  fs.rmSync(data, { recursive: true, force: true });
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account.uid !== undefined) fs.chownSync(passwordFile, account.uid, account.gid);
  const options = ['-D', draft, '-U', 'postgres', '--pwfile', passwordFile, '-A', 'scram-sha-256', '-E', 'UTF8'];
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8'];
  try {
    await run(path.join(binaries, 'bin/initdb'), [...options, ...locale], {
      ...account,
      env: environment,
      cwd: path.dirname(data),
    });
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
  fs.renameSync(draft, data);
  for (const name of fs.readdirSync(path.dirname(data))) {
    if (name.startsWith(`${path.basename(data)}.new-`)) await removeLater(path.join(path.dirname(data), name));
  }
}

/** What somebody is still writing into cannot always be removed; it is only waste. */
async function removeLater(place) {
  await fs.promises.rm(place, { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
}

/**
 * The life of a cluster's server, read from its pid file. A pid file whose process is gone, is a zombie, or has
 * become another program is removed: PostgreSQL itself would take it for a living server.
 *
 * @param {string} data
 * @returns {{ pid: number, port: number, ready: boolean } | undefined}
 */
export function runningServer(data) {
  const file = path.join(data, 'postmaster.pid');
  let lines;
  try {
    lines = fs.readFileSync(file, 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (isAlive(pid) && worksIn(pid, data)) return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  fs.rmSync(file, { force: true });
  return undefined;
}

/** A server's working directory is its data folder, wherever the system lets us see it. */
function worksIn(pid, data) {
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(data);
  } catch {
    return true;
  }
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '80',
  // A restore holds every table, index and key of two states at once, and each month adds partitions: these last for more than ten years.
  max_locks_per_transaction: '128',
  shared_buffers: '64MB',
  timezone: 'UTC',
  jit: 'off',
  // One machine, few cores: workers would only take memory from the requests.
  io_method: 'sync',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  // The log must hold no row of anybody.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
};

/**
 * Starts a cluster's server apart from the terminal's signals and waits until it takes connections.
 *
 * @param {{ binaries: string, data: string, log: string, port: number, durable: boolean,
 *   account: { uid?: number, gid?: number } }} options
 *   `durable: false` is for tests: it gives up safety against power loss and serves many platforms at once
 * @returns {Promise<boolean>} false when the server ended instead, e.g. because the port was taken meanwhile
 */
export async function startServer({ binaries, data, log, port, durable, account }) {
  const safety = durable
    ? { fsync: 'on', synchronous_commit: 'on' }
    : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '400' };
  const settings = Object.entries({ ...SETTINGS, ...safety, port: String(port) });
  const output = fs.openSync(log, 'a', 0o600);
  const server = spawn(
    path.join(binaries, 'bin/postgres'),
    ['-D', data, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...account, env: environment, cwd: path.dirname(data), detached: true, stdio: ['ignore', output, output] },
  );
  fs.closeSync(output);
  const life = { ended: false };
  server.once('error', () => (life.ended = true));
  server.once('exit', () => (life.ended = true));
  server.unref();
  while (!life.ended) {
    const running = runningServer(data);
    if (running?.pid === server.pid && running.ready) return true;
    await pause(20);
  }
  return false;
}

/**
 * Stops a cluster's server: open transactions are rolled back, what was committed stays.
 *
 * @param {string} data
 * @param {number} [patience] milliseconds before the server is killed, which it survives as it survives a power cut
 */
export async function stopServer(data, patience = 30_000) {
  const running = runningServer(data);
  if (!running) return;
  const end = Date.now() + patience;
  signal(running.pid, 'SIGINT');
  while (isAlive(running.pid)) {
    if (Date.now() > end) signal(running.pid, 'SIGKILL');
    await pause(20);
  }
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/**
 * Why a port of this machine cannot be listened on.
 *
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>} the system's code, such as EADDRINUSE; nothing when it can
 */
export function listenProblem(port, host) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', (error) => resolve(error.code));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}

/** Below those that Linux gives to outgoing connections: one of them could stand in the way of a server's return. */
const LISTENING_PORTS = [20_000, 32_000];

/** A port that is free now, preferring the one used last, so that a restarted database keeps its address. */
export async function freePort(preferred) {
  if (preferred && !(await listenProblem(preferred, '127.0.0.1'))) return preferred;
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = randomInt(LISTENING_PORTS[0], LISTENING_PORTS[1]);
    if (!(await listenProblem(port, '127.0.0.1'))) return port;
  }
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
