import { spawn } from 'node:child_process';
import { generateClient } from './build.mjs';
import { REPOSITORY } from './folders.mjs';
import { installPackages, requireMachine } from './install.mjs';
import { loadEnvFile, readSettings } from './settings.mjs';
import { reportFault } from './terminal.mjs';

/**
 * node app/server/run.mjs PROGRAM.ts [...] — runs one program of the checkout on this installation's database, which
 * is started for it where it is the embedded one and does not run.
 */
async function run() {
  requireMachine();
  loadEnvFile();
  process.env.NODE_ENV ??= 'production';
  await installPackages();
  await generateClient();
  const settings = readSettings();
  const { openDatabase, ownerEnvironment } = await import('./database.mjs');
  const database = openDatabase(settings);
  const urls = await database.start();
  const child = spawn(process.execPath, ['--import', 'tsx', ...process.argv.slice(2)], {
    cwd: REPOSITORY,
    env: ownerEnvironment(database, urls),
    stdio: 'inherit',
  });
  // The program itself decides what a signal means; its end is ours.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const code = await new Promise((resolve) => child.once('exit', (status) => resolve(status ?? 1)));
  await database.stop();
  return code;
}

try {
  process.exitCode = await run();
} catch (error) {
  reportFault(error);
  process.exitCode = 1;
}
