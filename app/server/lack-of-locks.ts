import { inTerminalLanguage } from '../platform/terminal-language.mjs';

/**
 * Passes a fault on; that a server has no room for more locks in the words of the person who can do something about it.
 * PostgreSQL says `out of shared memory`, and only in a hint which setting is meant.
 *
 * @throws always
 */
export function orLackOfLocks(fault: unknown): never {
  const { code, hint } = fault as { code?: string; hint?: string };
  if (code !== '53200' || !hint?.includes('max_locks_per_transaction')) throw fault;
  throw new Error(
    inTerminalLanguage({
      zh: '数据库一次能加的锁不够，没有改动任何内容：请把 PostgreSQL 的 max_locks_per_transaction 调大（例如 256），重启数据库后再恢复。',
      en: 'The database has no room for so many locks at once; nothing was changed. Raise max_locks_per_transaction of PostgreSQL (to 256, say), restart it, and restore again.',
    }),
    { cause: fault },
  );
}
