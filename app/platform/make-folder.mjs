import fs from 'node:fs';
import path from 'node:path';

/**
 * Makes a folder that only its owner may enter, with those above it where they are not, and makes sure that it can be
 * written to. One level after the other: Node's own recursion does not end where nothing can be made, as under `/proc`.
 *
 * @param {string} folder an absolute path
 * @throws the system's fault, such as EACCES or ENOTDIR
 */
export function makeFolder(folder) {
  makeLevels(folder);
  fs.accessSync(folder, fs.constants.W_OK);
}

/** @param {string} folder */
function makeLevels(folder) {
  const found = fs.statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  if (found) throw Object.assign(new Error(`ENOTDIR: ${folder}`), { code: 'ENOTDIR' });
  makeLevels(path.dirname(folder));
  try {
    fs.mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another program may have made it at the same moment.
    if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
