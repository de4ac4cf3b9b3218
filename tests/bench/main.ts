import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { deployMigrations } from '../../app/server/deploy-migrations.ts';
import { startSite } from '../support/site.ts';

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    attempts: { type: 'string', default: '100000' },
    people: { type: 'string', default: '9000' },
  },
});
const seconds = Number(options.seconds);

// fsync is on, as everywhere but in tests: an acknowledged answer survives a power cut.
const databaseUrl = process.env['DATABASE_URL'] ?? '';
await deployMigrations({ ownerUrl: process.env['DATABASE_OWNER_URL'] ?? databaseUrl, applicationUrl: databaseUrl });
execFileSync(process.execPath, ['--import', 'tsx', 'prisma/seed.ts', '--cadres', '600'], { stdio: 'inherit' });

const { closeDatabase, sql } = await import('~/platform/db.ts');
const { fillAttempts, registerPeople } = await import('./bench-people.ts');
const { createClient, forSeconds } = await import('./http-client.ts');
const { cpuMoment, cpuSentence } = await import('./cpu.ts');
const { memoryOf, processTree } = await import('./memory.ts');
const { sitOnce, startOnly } = await import('./sitting-journey.ts');
const { bareNode, rawUpserts } = await import('./yardsticks.ts');

const held = await fillAttempts(Number(options.attempts));
const { sessionId, people } = await registerPeople(Number(options.people));
const site = await startSite({ databaseUrl, dataFolder: path.resolve(process.env['DATA_DIR'] ?? '.data/bench') });
const [backend] = await sql.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
const postmaster = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${backend?.pid}/status`, 'utf8'))?.[1]);
const pids = [site.web.pid, site.worker?.pid, postmaster].filter((pid): pid is number => pid !== undefined);

const report: string[] = [];
const tell = (line: string): void => {
  report.push(line);
  console.log(line);
};
const figure = (what: string, value: number, unit: string, limit: number, more = ''): void =>
  tell(
    `${what}: ${Math.round(value).toLocaleString('en')} ${unit}; ${(value / limit).toFixed(2)} × the stated ${limit.toLocaleString('en')}${more}`,
  );

const shares = [
  { name: 'web', pid: site.web.pid ?? 0 },
  { name: 'worker', pid: site.worker?.pid ?? 0 },
  { name: 'PostgreSQL', pid: postmaster },
  { name: 'load', pid: process.pid },
];
const treeOf = (pid: number): readonly number[] => (pid === process.pid ? [pid] : processTree(pid));
/** Runs a figure and says what one unit of it cost, and whom. */
async function counted(
  run: () => Promise<{ done: number; seconds: number }>,
): Promise<{ done: number; seconds: number; cost: string }> {
  const before = cpuMoment(shares, treeOf);
  const ran = await run();
  return { ...ran, cost: `; ${cpuSentence(before, cpuMoment(shares, treeOf), ran.done)}` };
}

try {
  tell(
    `${held.toLocaleString('en')} attempts on record, fsync on, queue on ${process.env['REDIS_URL'] ? 'Redis' : 'PostgreSQL'}, ${seconds} s a figure`,
  );
  for (let at = 0; at < 30; at += 1) await sitOnce(createClient(site.url, 1), people.pop() as never, sessionId);

  for (const lanes of [16, 64]) {
    const client = createClient(site.url, lanes);
    const {
      done,
      seconds: took,
      cost,
    } = await counted(() =>
      forSeconds(lanes, seconds, async () => {
        const person = people.pop();
        if (person) await sitOnce(client, person, sessionId);
        return person !== undefined;
      }),
    );
    figure(`Finished sittings, ${lanes} people at once`, (done / took) * 60, 'a minute', 2000, cost);
    client.close();
  }

  const reader = people.pop() as { cookie: string };
  const lesson = createClient(site.url, 16);
  const bytes = Buffer.byteLength((await lesson.get('/courses/c2/1.1', reader.cookie)).body);
  const lessons = await counted(() =>
    forSeconds(16, seconds, async () => (await lesson.get('/courses/c2/1.1', reader.cookie)).status === 200),
  );
  const bare = await bareNode(bytes, 16, Math.min(10, seconds));
  figure(
    'Lesson pages',
    lessons.done / lessons.seconds,
    'a second',
    1000,
    `; ${((lessons.done / lessons.seconds / bare) * 100).toFixed(0)}% of a bare Node server sending the same ${bytes} bytes (${Math.round(bare)} a second)${lessons.cost}`,
  );
  const tests = await counted(() =>
    forSeconds(16, seconds, async () => (await lesson.get('/tests', reader.cookie)).status === 200),
  );
  tell(`Test list (rendered, with queries): ${Math.round(tests.done / tests.seconds)} a second${tests.cost}`);
  lesson.close();

  const lanes = 16;
  const savers = people.splice(-lanes);
  const client = createClient(site.url, lanes);
  const sittings = await Promise.all(savers.map((person) => startOnly(client, person, sessionId)));
  const sequence = sittings.map(() => 0);
  const saves = await counted(() =>
    forSeconds(lanes, seconds, async (lane) => {
      const seq = (sequence[lane] = (sequence[lane] ?? 0) + 1);
      const at = Date.now();
      const answer = await client.json(`/api${sittings[lane]}/answers`, savers[lane]?.cookie ?? '', {
        epoch: 1,
        sentAt: at,
        events: [{ seq, slot: (seq % 30) + 1, choice: 'ABCD'[seq % 4] ?? 'A', at }],
      });
      if (answer.status !== 200) throw new Error(`a save was answered with ${answer.status}: ${answer.body}`);
      return true;
    }),
  );
  const raw = await rawUpserts(lanes, Math.min(15, seconds));
  tell(
    `Answer saves: ${Math.round(saves.done / saves.seconds)} a second; ${(saves.done / saves.seconds / raw).toFixed(2)} of ${Math.round(raw)} raw prepared upserts by the same driver (stated 0.50)${saves.cost}`,
  );
  client.close();
  figure('Memory of web, worker and PostgreSQL', memoryOf(pids), 'MiB', 460, ' (less is better)');
} finally {
  await site.stop();
  await closeDatabase();
}
