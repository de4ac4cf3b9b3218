import { listen } from '~/platform/listen.ts';
import { logger } from '~/platform/logger.ts';
import { QUEUES, type QueueName } from '~/platform/outbox.ts';
import { openQueues } from '~/platform/queue.ts';
import type { Processor } from './processor.ts';
import { createRelay } from './relay.ts';
import { messageRunner } from './run-message.ts';
import type { Schedule } from './schedules.ts';

const CONCURRENCY: Record<QueueName, number> = { sittings: 8, background: 3, documents: 2 };

export type WorkerParts = {
  processors: readonly Processor[];
  subscriptions: readonly { fact: string; jobs: readonly { job: string }[] }[];
  schedules: readonly Schedule[];
};

/** Starts relay, processors and schedules. @returns a function that lets work under way finish and stops */
export async function startWorker({ processors, subscriptions, schedules }: WorkerParts): Promise<() => Promise<void>> {
  const backend = openQueues();
  const { relay, resend } = createRelay(backend, processors, subscriptions);
  const run = messageRunner(processors);
  for (const queue of QUEUES) backend.work(queue, CONCURRENCY[queue], run);

  // A notice while a round is under way asks for one more round, not for a second one beside it.
  let wanted = false;
  let rounds: Promise<void> | null = null;
  const kick = (): void => {
    wanted = true;
    rounds ??= (async () => {
      while (wanted) {
        wanted = false;
        const made = await relay().catch((error: unknown) => (logger.warn({ err: error }, 'relay'), 0));
        if (made > 0) wanted = true;
      }
      rounds = null;
    })();
  };
  const stopListening = await listen('outbox', kick);
  kick();

  const stops = [
    every({ name: 'relay-sweep', everyMs: 2_000, run: async () => kick() }),
    every({ name: 'resend', everyMs: 10_000, run: resend }),
    ...schedules.map(every),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
    await stopListening();
    await rounds;
    await backend.close();
  };
}

/** Runs one schedule again and again, never beside itself; a fault is logged and the next round comes all the same. */
function every(schedule: Schedule): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  let stopped = false;
  const round = (): void => {
    running = schedule
      .run()
      .catch((error: unknown) => logger.warn({ err: error, schedule: schedule.name }, 'schedule failed'))
      .finally(() => {
        if (!stopped) timer = setTimeout(round, schedule.everyMs);
      });
  };
  timer = setTimeout(round, Math.min(schedule.everyMs, 1_000));
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
