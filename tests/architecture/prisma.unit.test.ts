import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sourceFiles } from '~tests/support/source-files.ts';

const outside = sourceFiles('app', 'workers').filter((file) => !/^app\/(platform|\w+\/data)\//.test(file));

it('Prisma is used in data/ and platform only', () => {
  const using = outside.filter((file) =>
    /\w\.prisma\.\w|\bprisma(Read)?\(\)|\bPrismaClient\b|generated\/prisma\/client/.test(readFileSync(file, 'utf8')),
  );
  expect(using).toEqual([]);
});
