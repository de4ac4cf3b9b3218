import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { PROGRAM_FLAGS } from '../../app/server/program-flags.mjs';

export type Site = {
  /** such as `http://127.0.0.1:40123` */
  readonly url: string;
  readonly web: ChildProcess;
  readonly worker: ChildProcess | null;
  stop(): Promise<void>;
};

export type SiteOptions = { databaseUrl: string; dataFolder: string; worker?: boolean; env?: Record<string, string> };

/** Starts the built web server, and the worker beside it, on a test's own database; the address is free and local. */
export async function startSite({ worker = true, ...options }: SiteOptions): Promise<Site> {
  const [web, background] = await Promise.all([
    startProgram('build/server/web.js', options),
    worker ? startProgram('build/worker.js', options) : null,
  ]);
  return {
    url: `${options.env?.['TLS_CERT'] ? 'https' : 'http'}://127.0.0.1:${web.port}`,
    web: web.child,
    worker: background?.child ?? null,
    async stop() {
      await Promise.all([ended(web.child), background && ended(background.child)]);
    },
  };
}

export type Program = { child: ChildProcess; /** where it listens, if it does */ port: number };

/** Starts one of the built programs and waits until it says that it is ready. */
export async function startProgram(
  file: string,
  { databaseUrl, dataFolder, env = {} }: Omit<SiteOptions, 'worker'>,
): Promise<Program> {
  const settings: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    DATABASE_EMBEDDED: 'on',
    DATA_DIR: dataFolder,
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'error',
    ...env,
  };
  const child = fork(path.resolve(file), [], {
    env: settings,
    // Built programs need no loader, whatever runs the test has. What in service is told and lived through, a rejection
    // that nothing awaits, ends a test.
    execArgv: [...PROGRAM_FLAGS, '--unhandled-rejections=strict'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return { child, port: (await readyOf(child)).port };
}

async function readyOf(child: ChildProcess): Promise<{ port: number }> {
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`the process ended with ${String(code)} before it was ready`);
  });
  for (;;) {
    const [message] = (await Promise.race([once(child, 'message'), failed])) as [{ type: string; port: number }];
    if (message.type === 'ready') {
      failed.catch(() => undefined);
      return message;
    }
  }
}

/** Asks a program to end and waits until it has. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}
