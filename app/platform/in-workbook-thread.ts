import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { WrittenSheet } from './compose-workbook.ts';
import type { SheetRows, UnreadableReason } from './parse-sheets.ts';

export type WorkbookTask = { write: readonly WrittenSheet[] } | { read: Uint8Array };
export type WorkbookAnswer =
  { file: Uint8Array<ArrayBuffer> } | { sheets: SheetRows[] } | { unreadable: UnreadableReason } | { fault: string };

const BUILT = path.resolve('build/workbook-thread.js');

/** Whether there is a program to run in a thread; outside a build (tests of rules, development) there is none. */
export const hasWorkbookThread = (): boolean => existsSync(BUILT);

/**
 * Has a large workbook written or read in a thread of its own, so that the process goes on answering others.
 *
 * @throws what kept the thread from answering
 */
export function inWorkbookThread(task: WorkbookTask): Promise<WorkbookAnswer> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(BUILT, { workerData: task });
    thread.once('message', (answer: WorkbookAnswer) =>
      'fault' in answer ? reject(new Error(answer.fault)) : resolve(answer),
    );
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the workbook was not finished')));
  });
}
