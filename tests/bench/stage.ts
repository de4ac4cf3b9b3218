import { existsSync, readFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import { sql } from '~/platform/db.ts';
import { env } from '~/platform/env.ts';
import type { Site } from '../support/site.ts';
import type { BenchPerson } from './bench-people.ts';
import { cpuMoment, cpuSentence, type CpuShare } from './cpu.ts';
import { memoryOf, processTree } from './memory.ts';

export type Ran = { done: number; seconds: number };

/** What every figure is taken on: the running site, people who have signed in, and who uses the processors. */
export type Stage = {
  readonly url: string;
  readonly seconds: number;
  readonly sessionId: string;
  readonly people: BenchPerson[];
  /** Runs a figure and says what one unit of it cost, and whom. */
  counted(run: () => Promise<Ran>): Promise<Ran & { cost: string }>;
  /** MiB of each process with its children, now */
  memory(): { name: string; mebibytes: number }[];
};

export async function setStage(
  site: Site,
  { seconds, sessionId, people }: { seconds: number; sessionId: string; people: BenchPerson[] },
): Promise<Stage> {
  const [backend] = await sql.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const postmaster = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${backend?.pid}/status`, 'utf8'))?.[1]);
  const stack: CpuShare[] = [
    { name: 'web', pid: site.web.pid ?? 0 },
    { name: 'worker', pid: site.worker?.pid ?? 0 },
    { name: 'PostgreSQL', pid: postmaster },
  ];
  const redis = await pidOfRedis();
  if (redis) stack.push({ name: 'Redis', pid: redis });
  const shares = [...stack, { name: 'load', pid: process.pid }];
  const treeOf = (pid: number): readonly number[] => (pid === process.pid ? [pid] : processTree(pid));
  return {
    url: site.url,
    seconds,
    sessionId,
    people,
    async counted(run) {
      const before = cpuMoment(shares, treeOf);
      const ran = await run();
      return { ...ran, cost: cpuSentence(before, cpuMoment(shares, treeOf), ran.done) };
    },
    memory: () => stack.map(({ name, pid }) => ({ name, mebibytes: memoryOf(pid) })),
  };
}

/** @returns null where the queue is on PostgreSQL, or on a Redis of another machine */
async function pidOfRedis(): Promise<number | null> {
  if (!env.REDIS_URL) return null;
  const redis = new Redis(env.REDIS_URL);
  const pid = Number(/^process_id:(\d+)/m.exec(await redis.info('server'))?.[1]);
  await redis.quit();
  return existsSync(`/proc/${pid}`) ? pid : null;
}

/** Prints a figure as a ratio against what was stated. */
export function tell(what: string, value: number, unit: string, limit: number, ...more: string[]): void {
  const number = (of: number): string => Math.round(of).toLocaleString('en');
  const ratio = `${(value / limit).toFixed(2)} × the stated ${number(limit)}`;
  console.log([`${what}: ${number(value)} ${unit}; ${ratio}`, ...more].join('\n    '));
}

export const perSecond = ({ done, seconds }: Ran): number => done / seconds;
