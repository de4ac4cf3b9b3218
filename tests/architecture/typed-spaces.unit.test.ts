import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { filesBelow } from '~tests/support/source-files.ts';

/** A space between a Han character and a figure, either way round; a code such as C2 keeps its own. */
const TYPED =
  /(?<=[\u3400-\u9fff，。；：、）》」！？”])[ \u00a0][0-9]|(?<![A-Za-z0-9.\-_#])[0-9](?:[0-9.,:/–-]*[0-9])?%?[ \u00a0](?=[\u3400-\u9fff（《「“])/g;

const files = filesBelow(/\.(mdx|ya?ml)$/, 'content');

it('leaves the gap between Han characters and figures to the page', () => {
  expect('共 80题，C2 精讲，1. 第一，合格线80 分'.match(TYPED)).toEqual([' 8', '80 ']);
  expect(files.length).toBeGreaterThan(40);
  expect(files.flatMap((file) => (readFileSync(file, 'utf8').match(TYPED) ?? []).map(() => file))).toEqual([]);
});
