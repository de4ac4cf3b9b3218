import fs from 'node:fs';
import path from 'node:path';

/**
 * What has become of the demonstration of this installation: `loading` until all of it is there, then `loaded`; `removed`
 * where there is to be none any more.
 *
 * @typedef {'loading' | 'loaded' | 'removed'} DemonstrationState
 */

const markIn = (dataFolder) => path.join(dataFolder, 'demonstration.json');

/**
 * @param {string} dataFolder
 * @returns {DemonstrationState | undefined} undefined where nothing has been done about it
 */
export function readDemonstrationMark(dataFolder) {
  try {
    return JSON.parse(fs.readFileSync(markIn(dataFolder), 'utf8')).state;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} dataFolder
 * @param {DemonstrationState} state
 */
export function writeDemonstrationMark(dataFolder, state) {
  const mark = markIn(dataFolder);
  fs.writeFileSync(`${mark}.new`, JSON.stringify({ state, at: new Date().toISOString() }) + '\n', { mode: 0o600 });
  fs.renameSync(`${mark}.new`, mark);
}
