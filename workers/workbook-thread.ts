import { parentPort, workerData } from 'node:worker_threads';
import { composeWorkbook } from '~/platform/compose-workbook.ts';
import { parseSheets, UnreadableSpreadsheet } from '~/platform/parse-sheets.ts';
import type { WorkbookAnswer, WorkbookTask } from '~/platform/in-workbook-thread.ts';

// A thread of the web server for one large download, or of the worker for one large upload.
const answer = (given: WorkbookAnswer, moved: ArrayBuffer[] = []): void => parentPort?.postMessage(given, moved);
const task = workerData as WorkbookTask;
try {
  if ('write' in task) {
    const file = await composeWorkbook(task.write);
    answer({ file }, [file.buffer]);
  } else answer({ sheets: await parseSheets(task.read) });
} catch (error) {
  if (error instanceof UnreadableSpreadsheet) answer({ unreadable: error.reason });
  else answer({ fault: error instanceof Error ? error.message : String(error) });
}
