import path from 'node:path';
import { makeFolder } from '../platform/make-folder.mjs';
import { buildApplication, generateClient } from './build.mjs';
import { readChildren } from './children-file.mjs';
import { openClaims } from './claims.mjs';
import { dataFolder } from './folders.mjs';
import { installPackages, requireMachine } from './install.mjs';
import { birthOf, isAlive, pause } from './process-life.mjs';
import { requirePort } from './require-port.mjs';
import { endRunning } from './run-quietly.mjs';
import { loadEnvFile, readSettings } from './settings.mjs';
import { PlainFault, reportFault, say, step } from './terminal.mjs';

/**
 * `npm start`: from a fresh checkout to a running platform, and then its guardian. Nothing is imported from a package
 * before the packages are there.
 */
const stopping = { asked: false, steps: [] };

async function start() {
  const began = Date.now();
  requireMachine();
  loadEnvFile();
  process.env.NODE_ENV ??= 'production';
  const claims = claimInstallation();
  stopping.steps.push(async () => claims.drop());
  await waitForOrphans();
  await requirePort(process.env.HOST?.trim() || '0.0.0.0', Number(process.env.PORT?.trim() || 3000));

  await installPackages();
  const settings = readSettings('--reach');
  claims.make({ port: settings.port });
  await generateClient();

  const { openDatabase } = await import('./database.mjs');
  const { prepareDatabase } = await import('./prepare-database.mjs');
  const database = openDatabase(settings);
  const starting = step({ zh: '启动数据库', en: 'Start the database' }, () => database.start());
  // Asked to stop while it starts: it must be up before it can be stopped.
  stopping.steps.push(() => starting.then(database.stop, database.stop));
  const urls = await starting;
  // Before the database is changed: of a new version that cannot be built here the former one can still be started.
  await buildApplication();
  await prepareDatabase(settings, database, urls);

  const { runPlatform } = await import('./platform-processes.mjs');
  const { announcement } = await import('./announcement.mjs');
  const platform = runPlatform({ settings, database, urls, onGiveUp: (fault) => void stop(1, fault) });
  stopping.steps.push(() => platform.stop());
  const port = await step({ zh: '启动网页与后台程序', en: 'Start web and worker' }, () => platform.ready);
  say({
    zh: `共用时 ${((Date.now() - began) / 1000).toFixed(1)} s`,
    en: `${((Date.now() - began) / 1000).toFixed(1)} s in all`,
  });
  console.log(await announcement({ ...settings, port }, { logFolder: platform.logFolder }));
}

/** One starter per data folder; of two at once the earlier one goes on. */
function claimInstallation() {
  const folder = dataFolder();
  try {
    makeFolder(folder);
  } catch {
    throw new PlainFault({
      zh: 'DATA_DIR 须为可以写入的文件夹。',
      en: 'DATA_DIR must be a folder that can be written to.',
    });
  }
  const claims = openClaims(path.join(folder, 'starters'));
  claims.make();
  if (claims.isFirst()) return claims;
  const [other] = claims.others();
  claims.drop();
  throw new PlainFault({
    zh: `平台已在运行（进程 ${other.pid}${other.port ? `，端口 ${other.port}` : ''}），数据目录是 ${folder}。`,
    en: `The platform runs already (process ${other.pid}${other.port ? `, port ${other.port}` : ''}) on the data folder ${folder}.`,
  });
}

/** Web and worker of a starter that was killed end by themselves; they may need a moment for what they are doing. */
async function waitForOrphans() {
  const end = Date.now() + 25_000;
  for (const { pid, birth } of readChildren(dataFolder())) {
    while (isAlive(pid) && birthOf(pid) === birth) {
      if (Date.now() > end) process.kill(pid, 'SIGKILL');
      await pause(100);
    }
  }
}

/** Ends everything in the reverse order of its start. */
async function stop(code, fault) {
  if (stopping.asked) return;
  stopping.asked = true;
  if (fault) reportFault(fault);
  else say({ zh: '\n正在停止…', en: '\nStopping…' });
  await endRunning();
  for (const undo of stopping.steps.toReversed()) await undo();
  if (!fault) say({ zh: '已全部停止，数据完好。', en: 'All stopped; the data is safe.' });
  process.exit(code);
}

/** npm was killed above us: whoever started the platform with it expects the platform to be gone too. */
if (process.env.npm_lifecycle_event) {
  const npm = process.ppid;
  setInterval(() => process.ppid !== npm && void stop(0), 1_000).unref();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0));

try {
  await start();
} catch (fault) {
  await stop(1, fault);
}
