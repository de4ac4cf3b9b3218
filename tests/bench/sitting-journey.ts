import type { BenchPerson } from './bench-people.ts';
import type { Client } from './http-client.ts';
import { routeAddress } from './route-address.ts';

/** A running sitting, found by where its start leads. */
const SITTING = routeAddress('sitting', { attemptId: '' });

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * What a person does after signing in: course page, lesson page, test page, start, question page, one answer saved,
 * handed in, and the result once the worker has marked it.
 *
 * @throws when a step is not answered as it should be: a figure of failing requests would be no figure
 */
export async function sitOnce(client: Client, { cookie }: BenchPerson, sessionId: string): Promise<void> {
  const page = async (path: string): Promise<string> => {
    const answer = await client.get(path, cookie);
    if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}`);
    return answer.body;
  };
  const test = routeAddress('test', { sessionId });
  await page(routeAddress('course', { courseCode: 'c2' }));
  await page(routeAddress('lesson', { courseCode: 'c2', lessonCode: '1.1' }));
  await page(test);
  const started = await client.form(test, cookie, { confirm: 'on' });
  const sitting = started.location;
  if (!sitting?.startsWith(SITTING))
    throw new Error(`the start was answered with ${started.status} ${started.body.slice(0, 200)}`);
  const attemptId = attemptAt(sitting);
  await page(sitting);
  const now = Date.now();
  const saved = await client.json(routeAddress('api-answers', { attemptId }), cookie, {
    epoch: 1,
    sentAt: now,
    events: [{ seq: 1, slot: 1, choice: 'A', at: now }],
  });
  if (saved.status !== 200) throw new Error(`the answer was answered with ${saved.status} ${saved.body}`);
  const handedIn = await client.form(sitting, cookie, { intent: 'hand-in' });
  const marked = routeAddress('sitting-result', { attemptId });
  if (handedIn.location !== marked) throw new Error(`handing in was answered with ${handedIn.status}`);
  for (;;) {
    const result = await page(marked);
    if (!result.includes('id="waiting"')) return;
    await wait(50);
  }
}

/** Starts a sitting and leaves it running, for measuring saves. @returns its id */
export async function startOnly(client: Client, { cookie }: BenchPerson, sessionId: string): Promise<string> {
  const started = await client.form(routeAddress('test', { sessionId }), cookie, { confirm: 'on' });
  if (!started.location?.startsWith(SITTING)) throw new Error(`the start was answered with ${started.status}`);
  return attemptAt(started.location);
}

const attemptAt = (sitting: string): string => sitting.slice(SITTING.length);
