import { OtherMasterSecret, requireMasterSecret } from '~/identity/commands/require-master-secret.server.ts';
import { closeDatabase, openDatabase } from '~/platform/db.ts';
import { logger } from '~/platform/logger.ts';
import { passStartGate } from '~/platform/start-gate.ts';
import { processors } from './processors.ts';
import { schedules } from './schedules.ts';
import { startWorker } from './start-worker.ts';
import { subscriptions } from './subscriptions.ts';

let stopWorker = async (): Promise<void> => undefined;
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

// Nobody waits for a page here: jobs may queue for a session of the database.
openDatabase({ write: 5, read: 2 });
await passStartGate(requireMasterSecret, OtherMasterSecret);
stopWorker = await startWorker({ processors, subscriptions, schedules });
logger.info('worker ready');
process.send?.({ type: 'ready' });
