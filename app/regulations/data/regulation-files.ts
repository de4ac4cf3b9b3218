import path from 'node:path';
import { ContentError, contentFilesIn, parseFrontMatter, readContentFile } from '~/platform/content-files.ts';
import { regulationFrontMatter, type RegulationFile } from '../rules/regulation-file.ts';

/**
 * Reads every `*.mdx` of a folder.
 *
 * @throws {ContentError} naming file and field
 */
export function readRegulationFiles(folder: string): RegulationFile[] {
  return contentFilesIn(folder, '.mdx').map((file) => {
    const { text, hash } = readContentFile(file);
    const { matter, body } = parseFrontMatter(file, text, regulationFrontMatter);
    if (path.basename(file, '.mdx') !== matter.code) throw new ContentError(file, `code: must be the file's name`);
    return { ...matter, introduction: body, contentHash: hash };
  });
}
