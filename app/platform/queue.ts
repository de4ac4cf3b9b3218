import { createPostgresBackend, Queue, withBackend, Worker, type Job as BullJob } from 'bullmq';
import { Redis } from 'ioredis';
import { databaseUrl } from './db.ts';
import { env } from './env.ts';
import { logger } from './logger.ts';
import { QUEUES, type Delivery, type QueueName } from './outbox.ts';
import { reachRedis } from './reach-redis.ts';

/** What travels: the outbox row that asked, who answers it, and its ids. */
export type Message = Delivery & { readonly payload: unknown };

export type JobQueue = Pick<Queue<Message>, 'add' | 'addBulk' | 'getJobCounts' | 'getJob' | 'close' | 'waitUntilReady'>;
export type JobWorker = { close(): Promise<void> };

/** One way in and out of BullMQ, on Redis where `REDIS_URL` is set and on the same PostgreSQL where not. */
export type QueueBackend = {
  readonly kind: 'redis' | 'postgres';
  queue(name: QueueName): JobQueue;
  work(name: QueueName, concurrency: number, run: (message: Message) => Promise<void>): JobWorker;
  close(): Promise<void>;
};

/** The id under which BullMQ keeps a delivery: no colon, never all digits. */
export const jobIdOf = (delivery: Delivery): string => `o-${delivery.outboxId}-${delivery.subscriber}`;

/** Of everything that the queue keeps in Redis. */
const PREFIX = 'hangjia';
const settings = { lockDuration: 30_000, stalledInterval: 5_000, maxStalledCount: 10 };
/** Finished and failed jobs leave the queue at once: the delivery row remembers, and a kept id would refuse a re-send. */
export const jobOptions = { removeOnComplete: true, removeOnFail: true } as const;

export function openQueues(): QueueBackend {
  return env.REDIS_URL ? onRedis(env.REDIS_URL) : onPostgres();
}

/**
 * Takes every job out of a queue on Redis, because the database whose rows they belong to is replaced by another: its
 * rows ask for their jobs anew, and may do so under the same ids. A queue on PostgreSQL goes with the database.
 *
 * @throws with one sentence for the terminal when Redis cannot be reached
 */
export async function forgetJobs(): Promise<void> {
  if (!env.REDIS_URL) return;
  const connection = await reachRedis(env.REDIS_URL, {
    zh: 'REDIS_URL 指向的 Redis 连接不上，没有改动任何内容；请先启动它。',
    en: 'The Redis that REDIS_URL names cannot be reached; nothing was changed. Start it first.',
  });
  for (const name of QUEUES) {
    const queue = listen(new Queue<Message>(name, { connection, prefix: PREFIX }));
    await queue.obliterate({ force: true });
    await queue.close();
  }
  connection.disconnect();
}

function onRedis(url: string): QueueBackend {
  const connection = new Redis(url, { maxRetriesPerRequest: null, enableReadyCheck: true });
  connection.on('error', (error) => logger.warn({ err: error }, 'redis connection'));
  const queues = new Map<QueueName, Queue<Message>>();
  const workers: Worker<Message>[] = [];
  return {
    kind: 'redis',
    queue: (name) => held(queues, name, () => listen(new Queue<Message>(name, { connection, prefix: PREFIX }))),
    work(name, concurrency, run) {
      const worker = new Worker<Message>(name, (job: BullJob<Message>) => run(job.data), {
        connection: connection.duplicate(),
        prefix: PREFIX,
        concurrency,
        ...settings,
      });
      workers.push(listen(worker));
      return worker;
    },
    async close() {
      await Promise.allSettled(workers.map((worker) => worker.close()));
      await Promise.allSettled([...queues.values()].map((queue) => queue.close()));
      connection.disconnect();
    },
  };
}

function onPostgres(): QueueBackend {
  const on = withBackend(createPostgresBackend);
  const connection = (max: number) => ({
    connectionString: databaseUrl(),
    max,
    options: '-c search_path=bullmq,public',
    application_name: 'hangjia-queue',
  });
  const queues = new Map<QueueName, InstanceType<typeof on.Queue<Message>>>();
  const workers: InstanceType<typeof on.Worker<Message>>[] = [];
  return {
    kind: 'postgres',
    queue: (name) => held(queues, name, () => listen(new on.Queue<Message>(name, { connection: connection(1) }))),
    work(name, concurrency, run) {
      const worker = new on.Worker<Message>(name, (job) => run(job.data), {
        connection: connection(3),
        concurrency,
        ...settings,
      });
      workers.push(listen(worker));
      return worker;
    },
    async close() {
      await Promise.allSettled(workers.map((worker) => worker.close()));
      await Promise.allSettled([...queues.values()].map((queue) => queue.close()));
    },
  };
}

function held<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found) return found;
  const made = make();
  map.set(key, made);
  return made;
}

/** Without a listener an outage of the backend would end the process. */
function listen<T extends { on(event: 'error', listener: (error: Error) => void): unknown }>(emitter: T): T {
  emitter.on('error', (error) => logger.warn({ err: error }, 'queue backend'));
  return emitter;
}
