import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow } from '~tests/support/source-files.ts';

const contexts = readdirSync('prisma/schema').filter((file) => file !== 'base.prisma');
const owners = new Map<string, string>();
const models = new Map<string, string>();
for (const file of contexts) {
  const context = path.basename(file, '.prisma');
  for (const [, model, body] of readFileSync(`prisma/schema/${file}`, 'utf8').matchAll(
    /^model (\w+) \{([\s\S]*?)^\}/gm,
  )) {
    const table = /@@map\("(\w+)"\)/.exec(body ?? '')?.[1] ?? String(model);
    owners.set(table, context);
    models.set(`${String(model)[0]?.toLowerCase()}${String(model).slice(1)}`, context);
  }
}
const files = [...owners.values()]
  .filter((context, at, all) => all.indexOf(context) === at)
  .map((context) => `app/${context}/data`)
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => filesBelow(/\.ts$/, folder));

describe('a context writes only its own tables', () => {
  it.each(files)('%s', (file) => {
    const context = file.split('/')[1];
    const source = readFileSync(file, 'utf8');
    const written = [...source.matchAll(/(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?([a-z_]+)"?/g)].map(([, table]) =>
      owners.get(String(table)),
    );
    const viaPrisma = [...source.matchAll(/\.(\w+)\.(?:create|update|upsert|delete)\w*\(/g)].map(([, model]) =>
      models.get(String(model)),
    );
    for (const owner of [...written, ...viaPrisma]) if (owner) expect(owner).toBe(context);
  });
});
