import { closeDatabase } from '~/platform/db.ts';
import { logger } from '~/platform/logger.ts';
import { processors } from './processors.ts';
import { schedules } from './schedules.ts';
import { startWorker } from './start-worker.ts';
import { subscriptions } from './subscriptions.ts';

const stopWorker = await startWorker({ processors, subscriptions, schedules });
logger.info('worker ready');
process.send?.({ type: 'ready' });

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), 15_000).unref();
  await stopWorker();
  await closeDatabase();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
process.on('disconnect', () => void stop());
