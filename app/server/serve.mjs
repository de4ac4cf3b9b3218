import { spawn } from 'node:child_process';
import { buildApplication, generateClient } from './build.mjs';
import { REPOSITORY } from './folders.mjs';
import { installPackages, requireMachine } from './install.mjs';
import { PROGRAM_FLAGS } from './program-flags.mjs';
import { requirePort } from './require-port.mjs';
import { loadEnvFile, readSettings } from './settings.mjs';
import { reportFault } from './terminal.mjs';

const PROGRAMS = { web: 'build/server/web.js', worker: 'build/worker.js' };

/**
 * node app/server/serve.mjs web | worker — one of the two alone, in the foreground, for machines of which there are
 * many. It logs to its standard output and does not migrate: `npm run db:migrate` does, once.
 */
async function serve(name) {
  requireMachine();
  loadEnvFile();
  process.env.NODE_ENV ??= 'production';
  await installPackages();
  const settings = readSettings();
  if (name === 'web') await requirePort(settings.host, settings.port);
  await generateClient();
  await buildApplication();
  const { applicationEnvironment, openDatabase } = await import('./database.mjs');
  const database = openDatabase(settings);
  const urls = await database.start();
  const child = spawn(process.execPath, [...PROGRAM_FLAGS, PROGRAMS[name]], {
    cwd: REPOSITORY,
    env: applicationEnvironment(database, urls),
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
  const code = await new Promise((resolve) => child.once('exit', (status) => resolve(status ?? 1)));
  await database.stop();
  return code;
}

try {
  process.exitCode = await serve(process.argv[2]);
} catch (fault) {
  reportFault(fault);
  process.exitCode = 1;
}
