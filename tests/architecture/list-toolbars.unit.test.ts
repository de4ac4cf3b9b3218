import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { filesBelow } from '~tests/support/source-files.ts';

/** The fields of a list's panel that hold one value of its address; a FilterSelect takes it from there by itself. */
const FIELD = /<(?:FilterSelect|Select|TextInput|DateInput)\s[^<]*?\/>/g;

const fields = filesBelow(/\.tsx$/, 'app').flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/<ListToolbar\b.*?<\/ListToolbar>/gs)].flatMap(([toolbar]) =>
    (toolbar.match(FIELD) ?? []).map((field) => ({ file, field })),
  ),
);

it('keep in their panel the filters that are set, so that setting another one drops none', () => {
  expect(fields.length).toBeGreaterThan(15);
  expect(fields.filter(({ field }) => !/^<FilterSelect|defaultValue=/.test(field))).toEqual([]);
});
