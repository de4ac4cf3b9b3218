import { readFileSync } from 'node:fs';

export type CpuShare = { readonly name: string; readonly pid: number };

/** Seconds of CPU since the machine started: of all cores, of what idled, and of each named process with its ended children. */
export type CpuMoment = { at: number; idle: number; cores: number; used: Record<string, number> };

const TICKS_A_SECOND = 100;

/** Linux only. A process tree counts as one; PostgreSQL's sessions are children of its first process. */
export function cpuMoment(shares: readonly CpuShare[], within: (pid: number) => readonly number[]): CpuMoment {
  const lines = readFileSync('/proc/stat', 'utf8').split('\n');
  const [, , , , idle = 0, waiting = 0] = (lines[0] ?? '').split(/\s+/).map(Number);
  const used: Record<string, number> = {};
  for (const { name, pid } of shares)
    used[name] = within(pid).reduce((sum, one) => sum + ticksOf(one, one === pid), 0) / TICKS_A_SECOND;
  return {
    at: performance.now(),
    idle: (idle + waiting) / TICKS_A_SECOND,
    cores: lines.filter((line) => /^cpu\d/.test(line)).length,
    used,
  };
}

function ticksOf(pid: number, withEnded: boolean): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15);
    return user + system + (withEnded ? endedUser + endedSystem : 0);
  } catch {
    return 0;
  }
}

/** What a figure was limited by, in milliseconds of CPU a unit of work and in cores. */
export function cpuSentence(from: CpuMoment, to: CpuMoment, done: number): string {
  const seconds = (to.at - from.at) / 1000;
  const shares = Object.keys(to.used).map((name) => ({ name, used: (to.used[name] ?? 0) - (from.used[name] ?? 0) }));
  const parts = shares.map(({ name, used }) => `${name} ${((used / done) * 1000).toFixed(2)}`);
  const idle = (to.idle - from.idle) / seconds;
  // Each of the programs works in one thread, whatever the others leave idle.
  const busy = shares.find(({ used }) => used / seconds > 0.85);
  const limit =
    idle < 0.25 ? 'limited by the cores' : busy ? `limited by the one thread of ${busy.name}` : 'limited by waiting';
  return `CPU ms each: ${parts.join(', ')}; ${idle.toFixed(2)} of ${to.cores} cores idle: ${limit}`;
}
