import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openClaims } from './claims.mjs';
import { pause } from './process-life.mjs';

/** The checkout. */
export const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url)).replace(/[/\\]$/, '');

/** The data folder of this start, before the settings can be checked. */
export const dataFolder = () => path.resolve(REPOSITORY, process.env.DATA_DIR?.trim() || '.data');

/**
 * What a set of files and folders holds, as one short text: it changes when a name or a byte changes.
 *
 * @param {string[]} places relative to the checkout; one that is missing counts as empty
 * @param {(relative: string) => boolean} [leaveOut]
 */
export function fingerprint(places, leaveOut = () => false) {
  const hash = createHash('sha256');
  const add = (relative) => {
    if (leaveOut(relative)) return;
    const absolute = path.join(REPOSITORY, relative);
    const stat = fs.statSync(absolute, { throwIfNoEntry: false });
    if (stat?.isDirectory()) for (const name of fs.readdirSync(absolute).sort()) add(`${relative}/${name}`);
    else if (stat?.isFile()) hash.update(`${relative}\0${stat.size}\0`).update(fs.readFileSync(absolute));
  };
  for (const place of places) add(place);
  return hash.digest('hex').slice(0, 32);
}

/**
 * Does `work` only when what it depends on has changed since it was last done to the end. Of several programs that find
 * it due at once (`npm run web` and `npm run worker` on a new checkout) one does it and the others wait and find it done.
 *
 * @param {string} file where the fingerprint of the last time stands, relative to the checkout
 * @param {string} current
 * @param {() => Promise<unknown>} work
 */
export async function unlessDone(file, current, work) {
  const place = path.join(REPOSITORY, file);
  if (isDone(file, current)) return;
  const claims = openClaims(path.join(REPOSITORY, '.cache/preparing'));
  claims.make();
  try {
    while (!claims.isFirst()) await pause(100);
    if (isDone(file, current)) return;
    fs.rmSync(place, { force: true });
    await work();
    fs.mkdirSync(path.dirname(place), { recursive: true });
    fs.writeFileSync(place, current + '\n');
  } finally {
    claims.drop();
  }
}

/**
 * @param {string} file
 * @param {string} current
 */
export function isDone(file, current) {
  try {
    return fs.readFileSync(path.join(REPOSITORY, file), 'utf8').trim() === current;
  } catch {
    return false;
  }
}
