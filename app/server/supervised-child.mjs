import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { REPOSITORY } from './folders.mjs';
import { birthOf, pause } from './process-life.mjs';

/** Deaths in a row, each within ten seconds of its birth, before we stop hoping. */
const MOST_EARLY_DEATHS = 5;
const EARLY = 10_000;
/** How long a program may take to end by itself. */
const PATIENCE = 20_000;
const LARGEST_LOG = 20_000_000;

/**
 * A program that is kept alive: it is started again whenever it ends unasked. It is told to end by the loss of its
 * message channel, so it never outlives us, however we end.
 *
 * @param {{ name: string, program: string, flags: string[], logFolder: string, environment: () => NodeJS.ProcessEnv,
 *   onReady?: (message: object) => void, onRestart?: (reason: string) => void, onGiveUp: (lastWords: string) => void,
 * }} options
 */
export function superviseChild(options) {
  const log = path.join(options.logFolder, `${options.name}.log`);
  let child;
  let isWanted = true;
  let earlyDeaths = 0;

  function start() {
    fs.mkdirSync(options.logFolder, { recursive: true, mode: 0o700 });
    const output = fs.openSync(log, 'a', 0o600);
    const bornAt = Date.now();
    child = spawn(process.execPath, [...options.flags, options.program], {
      cwd: REPOSITORY,
      env: options.environment(),
      // A terminal's Ctrl-C reaches us alone; we end the others in order.
      detached: true,
      stdio: ['ignore', output, output, 'ipc'],
    });
    fs.closeSync(output);
    child.on('message', (message) => {
      if (message?.type === 'ready') options.onReady?.(message);
    });
    child.once('exit', (code, signal) => void afterDeath(Date.now() - bornAt, String(signal ?? code)));
  }

  async function afterDeath(age, reason) {
    child = undefined;
    if (!isWanted) return;
    earlyDeaths = age < EARLY ? earlyDeaths + 1 : 0;
    if (earlyDeaths >= MOST_EARLY_DEATHS) {
      options.onGiveUp(lastLines(log));
      return;
    }
    options.onRestart?.(reason);
    await pause(earlyDeaths * 500);
    if (isWanted && !child) start();
  }

  /** The log is written by the child itself; cut in place, because its descriptor appends. */
  const sweep = setInterval(() => {
    if ((fs.statSync(log, { throwIfNoEntry: false })?.size ?? 0) < LARGEST_LOG) return;
    fs.copyFileSync(log, `${log}.1`);
    fs.truncateSync(log);
  }, 60_000);
  sweep.unref();

  start();
  return {
    identity: () => (child ? { pid: child.pid, birth: birthOf(child.pid) } : undefined),
    /** Ends it and starts it with what its environment is now. */
    async restart() {
      await end(child);
    },
    async stop() {
      isWanted = false;
      clearInterval(sweep);
      await end(child);
    },
  };
}

function end(child) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return undefined;
  return new Promise((resolve) => {
    const kill = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    child.once('exit', () => {
      clearTimeout(kill);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

/** What a program said last, for the person who must find out why it will not run. */
function lastLines(log) {
  const { size } = fs.statSync(log, { throwIfNoEntry: false }) ?? { size: 0 };
  const start = Math.max(0, size - 4_000);
  const buffer = Buffer.alloc(size - start);
  const file = fs.openSync(log, 'r');
  fs.readSync(file, buffer, 0, buffer.length, start);
  fs.closeSync(file);
  return buffer.toString('utf8').split('\n').slice(-15).join('\n').trim();
}
