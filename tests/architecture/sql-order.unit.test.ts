import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sourceFiles } from '~tests/support/source-files.ts';

const CAST = /\b(?:\w+\.)?(\w+)::(?:text|float8|int)(?:\s+AS\s+"?(\w+)"?)?/g;
const ORDER = /ORDER BY ([^)`\n]*)/g;

/** Names by which a statement sorts although it gives the same name to a cast: it then sorts the cast, past every index. */
function shadowed(statement: string): string[] {
  const casts = new Set([...statement.matchAll(CAST)].map(([, column, alias]) => alias ?? column));
  return [...statement.matchAll(ORDER)]
    .flatMap(([, list = '']) => list.split(',').map((part) => part.trim().split(/\s+/)[0] ?? ''))
    .filter((name) => casts.has(name));
}

it('sorts by columns, never by a cast of the same name', () => {
  expect(shadowed('SELECT seq::float8 AS seq FROM chain ORDER BY seq DESC LIMIT 1')).toEqual(['seq']);
  expect(shadowed('SELECT seq::float8 AS seq FROM chain c ORDER BY c.seq DESC LIMIT 1')).toEqual([]);

  const found = sourceFiles('app', 'workers', 'prisma').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/`([^`]*ORDER BY[^`]*)`/g)]
      .flatMap(([, statement = '']) => shadowed(statement))
      .map((name) => `${file}: ${name}`),
  );
  expect(found).toEqual([]);
});
