import tsconfigPaths from 'vite-tsconfig-paths';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { isPossible } from './app/server/test-groups.mjs';

/** Each file of such a project has a database of its own, made from a migrated template. */
const database = {
  globalSetup: ['tests/support/start-test-database.ts'],
  setupFiles: ['tests/support/use-test-database.ts'],
};

const worker = ['tests/**/*.worker.test.ts'];

/** Whole programs and browsers. */
const slow = { testTimeout: 1_200_000, hookTimeout: 1_200_000 };

const project = (name: string, test: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration => ({
  extends: true,
  test: { name, ...test },
});

export default defineConfig({
  plugins: [tsconfigPaths()],
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    // Limits against a test that hangs; how long one takes on a busy machine is no fault.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    teardownTimeout: 60_000,
    expect: { poll: { timeout: 180_000 } },
    // Only what the tests themselves set counts, not what the machine happens to have.
    env: { DATABASE_URL: '', DATABASE_OWNER_URL: '', REDIS_URL: '', LOG_LEVEL: 'error', DATA_DIR: '.data/test' },
    projects: [
      project('unit', { include: ['tests/**/*.unit.test.{ts,tsx}'] }),
      project('integration', { include: ['tests/**/*.int.test.{ts,tsx}'], ...database }),
      project('worker', { include: worker, ...database }),
      project('e2e', { include: ['tests/**/*.e2e.test.ts'], ...database, ...slow }),
      // What not every machine can run: `npm test` says by these names what it left out.
      ...(isPossible('redis')
        ? [project('redis', { include: worker, ...database, env: { TEST_QUEUE: process.env['TEST_REDIS_URL'] } })]
        : []),
      ...(isPossible('redis-killed')
        ? [project('redis-killed', { include: ['tests/**/*.redis.test.ts'], ...database, ...slow })]
        : []),
      ...(isPossible('root') ? [project('root', { include: ['tests/**/*.root.test.ts'], ...slow })] : []),
    ],
  },
});
