import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { freePort } from '../../app/server/postgres-process.mjs';

export type Starter = {
  process: ChildProcess;
  /** all that it has said so far */
  said(): string;
  /** resolves when it says something that fits; rejects when it ends before */
  says(text: RegExp): Promise<RegExpMatchArray>;
  /** resolves with its exit code */
  ended: Promise<number | null>;
};

/** The environment of a person who has set nothing but this. */
function settingsOf(env: Record<string, string>): NodeJS.ProcessEnv {
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, DATABASE_EMBEDDED: _own, ...rest } = process.env;
  const { REDIS_URL: _redis, NODE_ENV: _mode, ...settings } = rest;
  const standard = { LC_ALL: 'en_US.UTF-8', HOST: '127.0.0.1', DEMONSTRATION: 'off' };
  return { ...settings, ...standard, ...env } as unknown as NodeJS.ProcessEnv;
}

/** One of the command-line programs of a checkout, to its end; what it says. Throws when it fails. */
export const runProgramIn = (checkout: string, env: Record<string, string>, ...given: string[]): string =>
  execFileSync(process.execPath, ['app/server/run.mjs', ...given], {
    cwd: checkout,
    env: settingsOf(env),
    encoding: 'utf8',
  });

/** `npm start` in a checkout, without npm; or another of its programs that run until they are stopped. */
export function runStarter(
  checkout: string,
  env: Record<string, string>,
  identity: { uid?: number; gid?: number } = {},
  program: string | readonly string[] = 'app/server/start.mjs',
): Starter {
  const child = spawn(process.execPath, [program].flat(), {
    ...identity,
    cwd: checkout,
    env: settingsOf(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let text = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece: Buffer) => {
      text += String(piece);
      for (const look of waiting) look();
    });
  }
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    process: child,
    said: () => text,
    ended,
    says: (expected) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = text.match(expected);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        void ended.then(() => reject(new Error(`ended without saying ${String(expected)}:\n${text}`)));
        look();
      }),
  };
}

/** Living processes that work in or were started from a folder, by their command lines. */
export function processesOf(...folders: string[]): string[] {
  const found: string[] = [];
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      const place = readlinkSync(`/proc/${pid}/cwd`);
      const isOurs = folders.some((folder) => place.startsWith(folder) || command.includes(folder));
      if (command && isOurs && Number(pid) !== process.pid) found.push(`${pid} ${command}`);
    } catch {
      // It ended while we looked.
    }
  }
  return found;
}

/** The process ids of web and worker of a data folder. */
export function childrenOf(dataFolder: string): number[] {
  const children = JSON.parse(readFileSync(path.join(dataFolder, 'children.json'), 'utf8')) as { pid: number }[];
  return children.map(({ pid }) => pid);
}

/** Takes a port until it is let go. */
export async function takePort(): Promise<{ port: number; release: () => Promise<void> }> {
  const server = net.createServer().listen(await freePort(), '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  return {
    port,
    release: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}

/** A copy of this checkout as it would be cloned, its packages linked in, in a folder that only its owner may enter. */
export function copyCheckout(to: string): void {
  mkdirSync(to, { recursive: true });
  chmodSync(path.dirname(to), 0o700);
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  for (const file of files.split('\0').filter(Boolean)) {
    try {
      cpSync(file, path.join(to, file));
    } catch (fault) {
      // What a test beside this one made for a moment is no part of the checkout.
      if (existsSync(file)) throw fault;
    }
  }
  // What building and testing leave in hidden folders there does not come with an installation, and changes meanwhile.
  const packages = readdirSync('node_modules').filter((name) => !name.startsWith('.') || name === '.bin');
  const installed = [...packages, '.hangjia-installed', '.package-lock.json'].map((name) =>
    path.join('node_modules', name),
  );
  mkdirSync(path.join(to, 'node_modules'));
  try {
    execFileSync('cp', ['-al', ...installed, path.join(to, 'node_modules')], { stdio: 'pipe' });
  } catch {
    // Another file system holds no links to this one.
    execFileSync('cp', ['-a', ...installed, path.join(to, 'node_modules')]);
  }
}
