import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { CertificateDocument } from './certificate-drawing.ts';

type Answer = { id: number; pdf?: string; fault?: string };
type Waiting = { resolve: (pdf: Uint8Array) => void; reject: (error: Error) => void };

const PATIENCE_MS = 60_000;
const BUILT = path.resolve('build/document-renderer.js');

let child: ChildProcess | null = null;
let lastId = 0;
const waiting = new Map<number, Waiting>();

/**
 * Draws a document in a process of its own, which ends when it has had nothing to do for a while.
 *
 * @throws when the process dies or takes longer than a minute; the job is tried again
 */
export async function renderDocument(document: CertificateDocument): Promise<Uint8Array> {
  const renderer = (child ??= start());
  const id = (lastId += 1);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(id)?.reject(new Error('drawing took too long')), PATIENCE_MS);
    waiting.set(id, {
      resolve: (pdf) => (clearTimeout(timer), resolve(pdf)),
      reject: (error) => (clearTimeout(timer), reject(error)),
    });
    renderer.send({ id, document });
  });
}

function start(): ChildProcess {
  // Outside a build (tests, development) the same program runs from its source.
  const made = existsSync(BUILT)
    ? fork(BUILT, [], { serialization: 'json' })
    : fork(path.resolve('workers/document-renderer.ts'), [], { execArgv: ['--import', 'tsx'] });
  made.on('message', (answer: Answer) => {
    const asked = settle(answer.id);
    if (answer.pdf !== undefined) asked?.resolve(new Uint8Array(Buffer.from(answer.pdf, 'base64')));
    else asked?.reject(new Error(answer.fault ?? 'drawing failed'));
  });
  made.once('exit', () => {
    if (child === made) child = null;
    for (const id of waiting.keys()) settle(id)?.reject(new Error('the drawing process ended'));
  });
  // Resting, it must not keep the worker from ending.
  made.unref();
  made.channel?.unref();
  return made;
}

function settle(id: number): Waiting | undefined {
  const asked = waiting.get(id);
  waiting.delete(id);
  return asked;
}
