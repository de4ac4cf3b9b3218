import { expect, it } from 'vitest';
import { inStretches } from '~/platform/in-stretches.ts';

it('reads what is behind keys in their order, each once, and never all of it at a time', async () => {
  const keys = Array.from({ length: 2_500 }, (_, n) => n);
  const read: number[] = [];
  const rows: string[] = [];
  for await (const some of inStretches(keys, async (part) => {
    read.push(part.length);
    return Promise.resolve(part.map(String));
  })) {
    rows.push(...some);
    expect(read.reduce((sum, n) => sum + n, 0)).toBe(rows.length);
  }
  expect(rows).toEqual(keys.map(String));
  expect(read).toEqual([1_000, 1_000, 500]);
  for await (const some of inStretches([], async () => Promise.resolve([]))) expect(some).toBe('never read');
});
