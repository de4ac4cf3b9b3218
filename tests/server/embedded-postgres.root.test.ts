import { cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { embeddedPostgres } from '../../app/server/embedded-postgres.mjs';

const dataFolder = path.join(mkdtempSync(path.join(os.tmpdir(), 'hangjia embedded ')), 'data');
const installationId = `root${process.pid}`;
const postgres = embeddedPostgres({ dataFolder, installationId });

afterEach(() => postgres.stop());
afterAll(() => {
  rmSync(path.dirname(dataFolder), { recursive: true, force: true });
  rmSync(postgres.home, { recursive: true, force: true });
});

it('does not share itself with a copy of its data folder, but follows it when it is moved', async () => {
  const other = `${dataFolder} again`;
  await postgres.start();
  await postgres.stop();
  writeFileSync(path.join(dataFolder, 'installation.json'), JSON.stringify({ id: installationId }));
  cpSync(dataFolder, other, { recursive: true });
  const copy = embeddedPostgres({ dataFolder: other, installationId });
  await expect(copy.start()).rejects.toThrow(/副本|copy/);
  rmSync(other, { recursive: true });

  renameSync(dataFolder, other);
  expect(await copy.start()).toMatchObject({ started: true });
  await copy.stop();
  renameSync(other, dataFolder);
});
