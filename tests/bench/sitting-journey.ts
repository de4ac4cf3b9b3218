import type { BenchPerson } from './bench-people.ts';
import type { Client } from './http-client.ts';

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
  await page('/courses/c2');
  await page('/courses/c2/1.1');
  await page(`/tests/${sessionId}`);
  const started = await client.form(`/tests/${sessionId}`, cookie, { confirm: 'on' });
  const sitting = started.location;
  if (!sitting?.startsWith('/sittings/'))
    throw new Error(`the start was answered with ${started.status} ${started.body.slice(0, 200)}`);
  await page(sitting);
  const now = Date.now();
  const saved = await client.json(`/api${sitting}/answers`, cookie, {
    epoch: 1,
    sentAt: now,
    events: [{ seq: 1, slot: 1, choice: 'A', at: now }],
  });
  if (saved.status !== 200) throw new Error(`the answer was answered with ${saved.status} ${saved.body}`);
  const handedIn = await client.form(sitting, cookie, { intent: 'hand-in' });
  if (handedIn.location !== `${sitting}/result`) throw new Error(`handing in was answered with ${handedIn.status}`);
  for (;;) {
    const result = await page(`${sitting}/result`);
    if (!result.includes('id="waiting"')) return;
    await wait(50);
  }
}

/** Starts a sitting and leaves it running, for measuring saves. @returns its path */
export async function startOnly(client: Client, { cookie }: BenchPerson, sessionId: string): Promise<string> {
  const started = await client.form(`/tests/${sessionId}`, cookie, { confirm: 'on' });
  if (!started.location?.startsWith('/sittings/')) throw new Error(`the start was answered with ${started.status}`);
  return started.location;
}
