import fs from 'node:fs';
import path from 'node:path';
import { birthOf, isAlive } from './process-life.mjs';

/**
 * Claims: one file per process in a folder, naming a process that uses something. A claim of a dead process counts
 * for nothing, so that `kill -9` leaves no lock behind.
 *
 * @param {string} folder
 */
export function openClaims(folder) {
  const own = path.join(folder, `${process.pid}.json`);

  function living() {
    const found = [];
    for (const name of listed(folder)) {
      const file = path.join(folder, name);
      const claim = readJson(file);
      if (claim && isAlive(claim.pid) && birthOf(claim.pid) === claim.birth) found.push(claim);
      else fs.rmSync(file, { force: true });
    }
    return found.sort((a, b) => a.since - b.since || a.pid - b.pid);
  }

  return {
    /** @param {object} [about] what others may want to know of this process */
    make(about = {}) {
      fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
      const claim = { pid: process.pid, birth: birthOf(process.pid), since: Date.now(), ...about };
      fs.writeFileSync(`${own}.new`, JSON.stringify(claim));
      fs.renameSync(`${own}.new`, own);
    },
    /** The living claims of other processes, oldest first. */
    others: () => living().filter((claim) => claim.pid !== process.pid),
    /** Whether this process made the oldest living claim: of two that start at once, one yields. */
    isFirst: () => living()[0]?.pid === process.pid,
    drop: () => fs.rmSync(own, { force: true }),
  };
}

function listed(folder) {
  try {
    return fs.readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
