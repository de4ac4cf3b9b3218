import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { buildApplication, generateClient } from './build.mjs';
import { REPOSITORY } from './folders.mjs';
import { installPackages, requireMachine } from './install.mjs';
import { PlainFault, reportFault, say } from './terminal.mjs';
import { leftOut } from './test-groups.mjs';
import { redisForTests } from './test-redis.mjs';

const RESULT = '.cache/test-result.json';

/**
 * `npm test [-- FILES]`: everything that the tests need is brought here, and all of them are run. What cannot be run on
 * this machine is named; in CI that is a fault.
 */
async function test(given) {
  requireMachine();
  await installPackages({ development: true });
  await generateClient();
  await buildApplication();
  const redis = await redisForTests();
  if (redis) process.env.TEST_REDIS_URL = redis.url;
  const missing = leftOut();
  const together = (language) => missing.map((sentence) => sentence[language]).join('\n');
  if (missing.length > 0 && process.env.CI === 'true') {
    await redis?.stop();
    throw new PlainFault({
      zh: `CI 中不得略去任何测试：\n${together('zh')}`,
      en: `In CI no test is left out:\n${together('en')}`,
    });
  }
  const { code, result } = await runVitest(given);
  await redis?.stop();
  if (missing.length > 0) say({ zh: `\n未运行——\n${together('zh')}`, en: `\nNot run:\n${together('en')}` });
  const { passed, failed } = count(result, code);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function runVitest(given) {
  const file = path.join(REPOSITORY, RESULT);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, REDIS_URL: _redis, ...environment } = process.env;
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...given], {
    cwd: REPOSITORY,
    env: { ...environment, NODE_ENV: 'test' },
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
