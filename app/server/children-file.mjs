import fs from 'node:fs';
import path from 'node:path';

const fileIn = (folder) => path.join(folder, 'children.json');

/**
 * Writes down who is ours, for a starter that comes after a kill. Whole or not at all: a kill may come at any moment.
 *
 * @param {string} folder the data folder
 * @param {readonly { pid: number, birth: string }[]} children
 */
export function writeChildren(folder, children) {
  const file = fileIn(folder);
  fs.writeFileSync(`${file}.new`, JSON.stringify(children) + '\n', { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
}

/**
 * Who was left by a starter that was killed. What cannot be read names nobody: waiting for orphans is a kindness and must
 * not keep the platform from starting.
 *
 * @param {string} folder the data folder
 * @returns {{ pid: number, birth: string }[]}
 */
export function readChildren(folder) {
  try {
    const read = JSON.parse(fs.readFileSync(fileIn(folder), 'utf8'));
    return Array.isArray(read) ? read : [];
  } catch {
    return [];
  }
}

/** @param {string} folder the data folder */
export const forgetChildren = (folder) => fs.rmSync(fileIn(folder), { force: true });
