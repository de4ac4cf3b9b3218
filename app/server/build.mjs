import fs from 'node:fs';
import path from 'node:path';
import { fingerprint, isDone, REPOSITORY, unlessDone } from './folders.mjs';
import { runQuietly } from './run-quietly.mjs';
import { step } from './terminal.mjs';

const CLIENT_STAMP = '.cache/prisma-client';
const BUILD_STAMP = 'build/.sources';

const program = (name) => path.join(REPOSITORY, 'node_modules/.bin', name);

/** Programs that run beside the web server, each bundled into one file: a worker run through a loader costs memory. */
const WORKERS = {
  'build/worker.js': 'workers/main.ts',
  'build/document-renderer.js': 'workers/document-renderer.ts',
  'build/workbook-thread.js': 'workers/workbook-thread.ts',
};

/** Prisma's client from the schema. It would download an engine if it were not told that it has one. */
export async function generateClient() {
  const wanted = fingerprint(['prisma/schema', 'prisma.config.ts', 'package-lock.json']);
  if (isDone(CLIENT_STAMP, wanted) && fs.existsSync(path.join(REPOSITORY, 'app/generated/prisma/client.ts'))) return;
  fs.rmSync(path.join(REPOSITORY, CLIENT_STAMP), { force: true });
  await step({ zh: '生成数据模型', en: 'Generate the data model' }, () =>
    unlessDone(CLIENT_STAMP, wanted, () =>
      runQuietly(program('prisma'), ['generate'], {
        cwd: REPOSITORY,
        env: {
          ...process.env,
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          PRISMA_HIDE_UPDATE_MESSAGE: '1',
          CHECKPOINT_DISABLE: '1',
        },
        failure: { zh: '数据模型未能生成。', en: 'The data model could not be generated.' },
      }),
    ),
  );
}

/** The pages, the web server and the worker, unless they were built from these very sources. */
export async function buildApplication() {
  const sources = ['app', 'workers', 'public', 'prisma/schema', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'];
  const wanted = fingerprint(sources, (place) => place === 'app/generated');
  if (isDone(BUILD_STAMP, wanted)) return;
  await step({ zh: '构建程序', en: 'Build' }, () =>
    unlessDone(BUILD_STAMP, wanted, async () => {
      await buildWeb();
      await Promise.all(Object.entries(WORKERS).map(([to, from]) => bundle(from, to)));
    }),
  );
}

async function buildWeb() {
  await runQuietly(program('remix'), ['vite:build'], {
    cwd: REPOSITORY,
    env: { ...process.env, NODE_ENV: 'production' },
    failure: { zh: '页面未能构建。', en: 'The pages could not be built.' },
  });
  // Left by root, it would keep an ordinary account from building: where there is none, Vite works beside its settings.
  fs.rmSync(path.join(REPOSITORY, 'node_modules/.vite-temp'), { recursive: true, force: true });
}

function bundle(from, to) {
  const options = ['--bundle', '--platform=node', '--format=esm', '--target=node20', '--packages=external'];
  return runQuietly(program('esbuild'), [from, ...options, `--outfile=${to}`, '--log-level=warning'], {
    cwd: REPOSITORY,
    failure: { zh: '后台程序未能构建。', en: 'The worker could not be built.' },
  });
}
