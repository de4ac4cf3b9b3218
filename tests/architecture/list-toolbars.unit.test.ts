import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** The fields of a list's panel that hold one value of its address. */
const FIELD = /<(?:Select|TextInput|DateInput)\s[^<]*?\/>/g;

const fields = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx'))
  .flatMap((file) =>
    [...readFileSync(`app/${file}`, 'utf8').matchAll(/<ListToolbar\b.*?<\/ListToolbar>/gs)].flatMap(([toolbar]) =>
      (toolbar.match(FIELD) ?? []).map((field) => ({ file, field })),
    ),
  );

it('keep in their panel the filters that are set, so that setting another one drops none', () => {
  expect(fields.length).toBeGreaterThan(15);
  expect(fields.filter(({ field }) => !field.includes('defaultValue='))).toEqual([]);
});
