import { expect, it } from 'vitest';
import { microBatch } from '~/platform/micro-batch.ts';

/** A call that is answered when the test says so. */
function held() {
  const calls: { items: readonly number[]; done: () => void; fail: (error: Error) => void }[] = [];
  const run = (items: readonly number[]): Promise<readonly number[]> =>
    new Promise((resolve, reject) => {
      calls.push({ items, done: () => resolve(items.map((item) => item * 10)), fail: reject });
    });
  return { calls, run };
}
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

it('gathers what comes in the same moment and gives each its own answer', async () => {
  const { calls, run } = held();
  const add = microBatch(run, { most: 10, lanes: 1 });
  const answers = [1, 2, 3].map(add);
  await turn();
  expect(calls.map((call) => call.items)).toEqual([[1, 2, 3]]);
  calls[0]?.done();
  expect(await Promise.all(answers)).toEqual([10, 20, 30]);
});

it('gathers the next batch while one is under way, no larger than allowed', async () => {
  const { calls, run } = held();
  const add = microBatch(run, { most: 2, lanes: 1 });
  const first = add(1);
  await turn();
  const rest = [2, 3, 4].map(add);
  await turn();
  expect(calls).toHaveLength(1);
  calls[0]?.done();
  await first;
  await turn();
  expect(calls[1]?.items).toEqual([2, 3]);
  calls[1]?.done();
  await turn();
  calls[2]?.done();
  expect(await Promise.all(rest)).toEqual([20, 30, 40]);
});

it('fails the batch that failed and no other', async () => {
  const { calls, run } = held();
  const add = microBatch(run, { most: 1, lanes: 2 });
  const [bad, good] = [add(1), add(2)];
  await turn();
  calls[0]?.fail(new Error('down'));
  calls[1]?.done();
  await expect(bad).rejects.toThrow('down');
  expect(await good).toBe(20);
});
