import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { buildApplication, generateClient } from './build.mjs';
import { REPOSITORY } from './folders.mjs';
import { installPackages, requireNode } from './install.mjs';
import { PlainFault, reportFault, say } from './terminal.mjs';
import { redisForTests } from './test-redis.mjs';

const RESULT = '.cache/test-result.json';

/**
 * `npm test [-- FILES]`: everything that the tests need is brought here, and all of them are run. Without a Redis the
 * queue's tests run on PostgreSQL alone and that is said; in CI a missing Redis is a fault.
 */
async function test(given) {
  requireNode();
  await installPackages({ development: true });
  await generateClient();
  await buildApplication();
  const redis = await redisForTests();
  if (!redis && process.env.CI === 'true') {
    throw new PlainFault({
      zh: 'CI 中须有 Redis：请安装 redis-server 或设置 REDIS_URL。',
      en: 'Redis is needed in CI: install redis-server or set REDIS_URL.',
    });
  }
  const { code, result } = await runVitest(given, redis?.url);
  await redis?.stop();
  if (!redis) {
    say({
      zh: '\n未运行：后台队列在 Redis 上的测试（*.worker.test.ts，vitest 项目 redis）和 Redis 中断的故障测试（*.redis.test.ts）——本机没有 redis-server，也没有设置 REDIS_URL。同样的队列测试已在 PostgreSQL 上运行。',
      en: '\nNot run: the queue tests on Redis (*.worker.test.ts, vitest project redis) and the fault test that kills Redis (*.redis.test.ts): there is no redis-server here and REDIS_URL is not set. The same queue tests ran on PostgreSQL.',
    });
  }
  const { passed, failed } = count(result, code);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function runVitest(given, redisUrl) {
  const file = path.join(REPOSITORY, RESULT);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, REDIS_URL: _redis, ...environment } = process.env;
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...given], {
    cwd: REPOSITORY,
    env: { ...environment, NODE_ENV: 'test', ...(redisUrl ? { TEST_REDIS_URL: redisUrl } : {}) },
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const code = await new Promise((resolve) => child.once('exit', (status) => resolve(status ?? 1)));
  return { code, result: fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined };
}

/** A file that could not be loaded counts as one failure, and so does a run that failed for no test's sake. */
function count(result, code) {
  if (!result) return { passed: 0, failed: 1 };
  const broken = result.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const failed = result.numFailedTests + broken.length;
  return { passed: result.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}

try {
  process.exitCode = await test(process.argv.slice(2));
} catch (fault) {
  reportFault(fault);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
