import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDERS = ['app/ui/lesson', 'app/learning/rules'];
const FILES = [
  'app/ui/messages/lesson.ts',
  'app/ui/messages/parts.ts',
  'app/ui/parts/callout.tsx',
  'app/ui/parts/clause-link.tsx',
  'app/ui/parts/phrases.tsx',
  'app/ui/parts/scroll-region.tsx',
  'app/ui/parts/tag.tsx',
  'node_modules/mdx-bundler/package.json',
];

/** Changes whenever the same lesson text could become other HTML: a new checkout renders anew what it renders otherwise. */
export function lessonCompilerVersion(repository: string): string {
  const hash = createHash('sha256');
  const within = FOLDERS.flatMap((folder) =>
    readdirSync(path.join(repository, folder))
      .sort()
      .map((file) => `${folder}/${file}`),
  );
  for (const file of [...within, ...FILES]) hash.update(file).update(readFileSync(path.join(repository, file)));
  return hash.digest('hex').slice(0, 16);
}
