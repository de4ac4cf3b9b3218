import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

export type Site = {
  /** such as `http://127.0.0.1:40123` */
  readonly url: string;
  readonly web: ChildProcess;
  readonly worker: ChildProcess | null;
  stop(): Promise<void>;
};

export type SiteOptions = { databaseUrl: string; dataFolder: string; worker?: boolean; env?: Record<string, string> };

/** Starts the built web server, and the worker beside it, on a test's own database; the address is free and local. */
export async function startSite({ databaseUrl, dataFolder, worker = true, env = {} }: SiteOptions): Promise<Site> {
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
  const start = (file: string): ChildProcess =>
    fork(path.resolve(file), [], { env: settings, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const web = start('build/server/web.js');
  const background = worker ? start('build/worker.js') : null;
  const [ready] = await Promise.all([readyOf(web), background ? readyOf(background) : null]);
  return {
    url: `http://127.0.0.1:${ready.port}`,
    web,
    worker: background,
    async stop() {
      for (const child of [web, background]) if (child) await ended(child);
    },
  };
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

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}
