import { parentPort, workerData } from 'node:worker_threads';
import { composeWorkbook, type WrittenSheet } from '~/platform/compose-workbook.ts';

// A thread of the web server for one large download.
try {
  const file = await composeWorkbook(workerData as readonly WrittenSheet[]);
  parentPort?.postMessage({ file }, [file.buffer]);
} catch (error) {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage({ fault: error instanceof Error ? error.message : String(error) });
}
