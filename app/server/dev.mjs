import { spawn } from 'node:child_process';
import http from 'node:http';
import path from 'node:path';
import { generateClient } from './build.mjs';
import { addressHere, addressOnNetwork } from '../platform/own-address.mjs';
import { REPOSITORY } from './folders.mjs';
import { installPackages, requireMachine } from './install.mjs';
import { prepareDatabase } from './prepare-database.mjs';
import { requirePort } from './require-port.mjs';
import { loadEnvFile, readSettings } from './settings.mjs';
import { reportFault, step } from './terminal.mjs';

/**
 * `npm run dev`: the platform from its sources. Pages reload by themselves, the server's own modules are read anew at
 * the next request, and the worker is started again when something that it may use has changed.
 */
async function develop() {
  requireMachine();
  loadEnvFile();
  process.env.NODE_ENV ??= 'development';
  await installPackages();
  // Live reload speaks plain HTTP whatever the certificate of the installation.
  const settings = { ...readSettings(), isSecure: false };
  await requirePort(settings.host, settings.port);
  await generateClient();
  const { applicationEnvironment, openDatabase } = await import('./database.mjs');
  const database = openDatabase(settings);
  const urls = await step({ zh: '启动数据库', en: 'Start the database' }, () => database.start());
  await prepareDatabase(settings, database, urls);

  const environment = applicationEnvironment(database, urls);
  Object.assign(process.env, environment);
  const { announcement } = await import('./announcement.mjs');
  const { server, vite, stopBeating } = await serveFromSources(settings);
  const worker = runWorker(environment);
  vite.watcher.on('change', (file) => {
    const place = path.relative(REPOSITORY, file);
    if (/^(workers|app)\//.test(place) && !/^app\/(routes|ui)\//.test(place)) worker.restart();
  });
  console.log(await announcement(settings));

  const stop = async () => {
    await worker.stop();
    stopBeating();
    server.close();
    server.closeAllConnections();
    await vite.close();
    await database.stop();
    process.exit(0);
  };
  // Vite would end the process at SIGTERM, and leave the database behind.
  process.removeAllListeners('SIGTERM');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void stop());
}

async function serveFromSources(settings) {
  const { createServer } = await import('vite');
  const server = http.createServer();
  const vite = await createServer({ root: REPOSITORY, server: { middlewareMode: true, hmr: { server } } });
  const { openQueues } = await vite.ssrLoadModule('/app/platform/queue.ts');
  const { listenForRevocations } = await vite.ssrLoadModule('/app/http/listen-for-revocations.server.ts');
  const { startBeating } = await vite.ssrLoadModule('/app/exams/commands/beat.server.ts');
  const { announceAddress } = await vite.ssrLoadModule('/app/operations/commands/announce-address.server.ts');
  const queues = openQueues();
  await listenForRevocations();

  let loaded;
  let application;
  const current = async () => {
    const webApp = await vite.ssrLoadModule('/app/http/web-app.ts');
    if (webApp === loaded) return application;
    loaded = webApp;
    application = webApp.createWebApp({
      build: () => vite.ssrLoadModule('virtual:remix/server-build'),
      clientFolder: null,
      pingQueue: async () => void (await queues.queue('sittings').getJobCounts('waiting')),
    });
    return application;
  };
  server.on('request', (request, response) => {
    vite.middlewares(request, response, async () => {
      try {
        (await current())(request, response);
      } catch (error) {
        vite.ssrFixStacktrace(error);
        console.error(error);
        response.writeHead(500).end();
      }
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, settings.host, resolve);
  });
  // As the built web server does: without a beat no outage is noticed, without the address no QR code can be made.
  const stopBeating = startBeating();
  await announceAddress(settings.publicUrl ?? addressOnNetwork(settings) ?? addressHere(settings));
  return { server, vite, stopBeating };
}

/** The worker from its sources; it ends by itself when we do. */
function runWorker(environment) {
  let child;
  let timer;
  const start = () => {
    child = spawn(process.execPath, ['--import', 'tsx', 'workers/main.ts'], {
      cwd: REPOSITORY,
      env: environment,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
  };
  const end = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  };
  start();
  return {
    restart() {
      clearTimeout(timer);
      timer = setTimeout(() => void end().then(start), 300);
    },
    stop() {
      clearTimeout(timer);
      return end();
    },
  };
}

try {
  await develop();
} catch (fault) {
  reportFault(fault);
  process.exit(1);
}
