import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ContentError, contentFilesIn, parseYaml, readContentFile, sha256 } from '~/platform/content-files.ts';
import { bankHead, topicFile, type BankFiles } from '../rules/bank-file.ts';

/**
 * Reads every bank of a folder: one folder per bank with `bank.yaml` and a file per topic.
 *
 * @throws {ContentError} naming file and field
 */
export function readBankFiles(folder: string): BankFiles[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readBank(path.join(folder, entry.name)))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

function readBank(folder: string): BankFiles {
  const headFile = path.join(folder, 'bank.yaml');
  const head = readContentFile(headFile);
  const bank = parseYaml(headFile, head.text, bankHead);
  if (bank.code !== path.basename(folder)) throw new ContentError(headFile, `code: must be the folder's name`);

  const hashes = [head.hash];
  const codes = new Set<string>();
  const topicFiles = contentFilesIn(folder, '.yaml')
    .filter((file) => file !== headFile)
    .map((file) => {
      const { text, hash } = readContentFile(file);
      hashes.push(hash);
      const topic = parseYaml(file, text, topicFile);
      if (!bank.topics.some(({ code }) => code === topic.topic))
        throw new ContentError(file, `topic: ${topic.topic} is not in bank.yaml`);
      for (const { code } of topic.questions) {
        if (codes.has(code)) throw new ContentError(file, `questions.code: ${code} twice`);
        codes.add(code);
      }
      return topic;
    });
  return { ...bank, contentHash: sha256(hashes.join('\n')), topicFiles };
}
