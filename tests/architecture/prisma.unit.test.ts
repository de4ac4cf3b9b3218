import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const outside = ['app', 'workers']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`))
  .filter((file) => /\.tsx?$/.test(file) && !/^app\/(generated|platform|\w+\/data)\//.test(file));

it('Prisma is used in data/ and platform only', () => {
  const using = outside.filter((file) =>
    /\w\.prisma\.\w|\bprisma(Read)?\(\)|\bPrismaClient\b|generated\/prisma\/client/.test(readFileSync(file, 'utf8')),
  );
  expect(using).toEqual([]);
});
