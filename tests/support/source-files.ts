import { readdirSync } from 'node:fs';

/** The TypeScript files below folders of the repository, what is generated left out. */
export const sourceFiles = (...folders: readonly string[]): string[] =>
  folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`))
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('app/generated/'));
