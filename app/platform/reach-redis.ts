import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { inTerminalLanguage } from './terminal-language.mjs';

// Nothing of the database is imported here: the first start asks before there is a Prisma client.

/** A machine that starts again starts Redis beside the platform, and not always first. */
const PATIENCE_MS = 10_000;

/**
 * Makes sure, where somebody starts the platform and watches, that the queue is where the setting says. What runs already
 * waits for a Redis that is away.
 *
 * @throws with one sentence for the terminal when it cannot be reached within ten seconds
 */
export async function requireRedis(url: string): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      const connection = await reachRedis(url, {
        zh: 'REDIS_URL 指向的 Redis 连接不上，请先启动它，或改正这项设置。',
        en: 'REDIS_URL names a Redis that cannot be reached; start it first, or correct the setting.',
      });
      return connection.disconnect();
    } catch (fault) {
      if (Date.now() > until) throw fault;
      await wait(500);
    }
  }
}

/** @throws with this sentence in the language of the terminal when it cannot be reached */
export async function reachRedis(url: string, sentence: { zh: string; en: string }): Promise<Redis> {
  const connection = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 1, retryStrategy: () => null });
  connection.on('error', () => undefined);
  try {
    await connection.connect();
    return connection;
  } catch (fault) {
    throw new Error(inTerminalLanguage(sentence), { cause: fault });
  }
}
