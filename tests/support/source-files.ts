import { readdirSync } from 'node:fs';

/** The files below folders of the repository that end as asked. */
export const filesBelow = (ending: RegExp, ...folders: readonly string[]): string[] =>
  folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`))
    .filter((file) => ending.test(file));

/** The TypeScript files below folders of the repository, what is generated left out. */
export const sourceFiles = (...folders: readonly string[]): string[] =>
  filesBelow(/\.tsx?$/, ...folders).filter((file) => !file.startsWith('app/generated/'));
