import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { composeWorkbook, type WrittenSheet } from './compose-workbook.ts';

/** About a tenth of a second of work: whoever is sitting a test must not wait longer for somebody's download. */
const MOST_CELLS_HERE = 20_000;
const BUILT = path.resolve('build/workbook-thread.js');

type Answer = { file: Uint8Array<ArrayBuffer> } | { fault: string };

/** Writes an .xlsx workbook; a large one in a thread of its own, so that the process goes on answering others. */
export function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const cells = sheets.reduce((sum, { rows }) => sum + rows.length * (rows[0]?.length ?? 0), 0);
  // Outside a build (tests of rules, development) there is no program to run in a thread.
  return cells <= MOST_CELLS_HERE || !existsSync(BUILT) ? composeWorkbook(sheets) : inThread(sheets);
}

function inThread(sheets: readonly WrittenSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(BUILT, { workerData: sheets });
    thread.once('message', (answer: Answer) =>
      'file' in answer ? resolve(answer.file) : reject(new Error(answer.fault)),
    );
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the workbook was not written')));
  });
}
