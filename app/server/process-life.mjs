import fs from 'node:fs';

/** `/proc/PID/stat` after the command's name, which may itself hold spaces and brackets: state is 0, start time is 19. */
function procFields(pid) {
  const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/**
 * Whether a process is alive. A zombie is not: where process 1 reaps nobody, as in many containers, a killed
 * process answers signal 0 for ever.
 *
 * @param {number} pid
 */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  if (process.platform === 'linux') {
    try {
      return !['Z', 'X', 'x'].includes(procFields(pid)[0]);
    } catch {
      return false;
    }
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * Tells one life of a process id from the next: the kernel's start time of that process.
 *
 * @param {number} pid
 * @returns {string} empty where the system does not say
 */
export function birthOf(pid) {
  try {
    return procFields(pid)[19] ?? '';
  } catch {
    return '';
  }
}

/** @param {number} milliseconds */
export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
