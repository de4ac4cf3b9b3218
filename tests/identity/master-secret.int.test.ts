import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(path.join(os.tmpdir(), 'hangjia secret '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SENTENCE =
  /^The master secret here is not the one that this database was made with: .*MASTER_SECRET.*secrets\.json.*\.$/;

/** A program of the platform on a machine that has this secret, on the database of this test. */
function run(machine: string, secret: string, ...given: string[]) {
  const place = path.join(folder, machine);
  const done = spawnSync(process.execPath, ['--import', 'tsx', ...given], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: place, MASTER_SECRET: secret, LC_ALL: 'en_US', DEMONSTRATION: 'on' },
  });
  return { status: done.status, said: done.stderr.trim() };
}
const FIRST = 'the secret of the first machine, long enough';

it('lets a second machine in with the same secret and with no other, whatever it wants to do', () => {
  expect(run('first', FIRST, 'app/server/migrate.ts', 'deploy')).toEqual({ status: 0, said: '' });
  expect(run('second', FIRST, 'app/server/migrate.ts', 'deploy')).toEqual({ status: 0, said: '' });
  for (const program of [
    ['app/server/migrate.ts', 'deploy'],
    ['app/server/backup.ts'],
    ['app/server/create-administrator.ts', '--authority', '某单位'],
    ['prisma/seed.ts'],
    ['workers/main.ts'],
  ]) {
    const { status, said } = run('third', 'another secret, which is long enough, too', ...program);
    expect(status, program.join(' ')).toBe(1);
    expect(said, program.join(' ')).toMatch(SENTENCE);
  }
  // Who was given none has made one of its own: that is another secret, too.
  expect(run('fourth', '', 'app/server/migrate.ts', 'deploy').said).toMatch(SENTENCE);
  expect(readdirSync(path.join(folder, 'third'))).not.toContain('backups');
});
