import { spawnSync } from 'node:child_process';

/**
 * The groups of tests that need something which not every machine has; each is a project of that name in
 * `vitest.config.ts`, and no test decides for itself. Everything else runs everywhere.
 *
 * @type {Record<string, { isPossible: () => boolean, what: { zh: string, en: string }, need: { zh: string, en: string } }>}
 */
const SPECIAL_GROUPS = {
  redis: {
    isPossible: () => Boolean(process.env.TEST_REDIS_URL),
    what: {
      zh: '后台队列在 Redis 上的测试（*.worker.test.ts；同样的测试在 PostgreSQL 上照常运行）',
      en: 'the queue tests on Redis (*.worker.test.ts; the same run on PostgreSQL)',
    },
    need: { zh: '须有 redis-server，或设置 REDIS_URL', en: 'they need redis-server, or REDIS_URL' },
  },
  'redis-killed': {
    isPossible: () => spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0,
    what: { zh: '中断 Redis 的故障测试（*.redis.test.ts）', en: 'the fault test that kills Redis (*.redis.test.ts)' },
    need: { zh: '须有 redis-server', en: 'it needs redis-server' },
  },
  root: {
    isPossible: () => process.getuid?.() === 0,
    what: { zh: '在多个系统账户之间的测试（*.root.test.ts）', en: 'the tests between accounts (*.root.test.ts)' },
    need: { zh: '须由 root 运行', en: 'they need to be run by root' },
  },
};

/** Whether a group can be run here. @param {keyof typeof SPECIAL_GROUPS} name */
export const isPossible = (name) => SPECIAL_GROUPS[name].isPossible();

/** The groups that cannot be run here, one sentence for each. @returns {{ zh: string, en: string }[]} */
export const leftOut = () =>
  Object.entries(SPECIAL_GROUPS)
    .filter(([name]) => !isPossible(name))
    .map(([name, { what, need }]) => ({
      zh: `${name}：${what.zh}——${need.zh}。`,
      en: `${name}: ${what.en}: ${need.en}.`,
    }));
