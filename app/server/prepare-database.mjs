import fs from 'node:fs';
import path from 'node:path';
import { ownerEnvironment } from './database.mjs';
import { REPOSITORY } from './folders.mjs';
import { runQuietly } from './run-quietly.mjs';
import { step } from './terminal.mjs';

/**
 * Brings the database to what this checkout expects: migrations, before which what is there is backed up, and the
 * demonstration where there is to be one and it was neither loaded nor removed before.
 *
 * @param {import('./settings.mjs').Settings} settings
 * @param {{ isEmbedded: boolean }} database
 * @param {{ applicationUrl: string, ownerUrl: string }} urls
 */
export async function prepareDatabase(settings, database, urls) {
  const run = (given, failure) =>
    runQuietly(process.execPath, ['--import', 'tsx', ...given], {
      cwd: REPOSITORY,
      env: ownerEnvironment(database, urls),
      failure,
    });
  const backups = path.join(settings.dataFolder, 'backups');
  const told = await step({ zh: '升级数据库结构', en: 'Migrate the database' }, () =>
    run(['app/server/migrate.ts', 'deploy', '--backup-to', backups], {
      zh: '数据库结构未能升级。',
      en: 'The database could not be migrated.',
    }),
  );
  if (told.trim()) console.log(told.trim().replaceAll(/^/gm, '    '));

  await loadDemonstration(settings, run);
  await offerSetup(settings, database, run);
}

async function loadDemonstration(settings, run) {
  const mark = path.join(settings.dataFolder, 'demonstration.json');
  if (!settings.demonstration || fs.existsSync(mark) || !fs.existsSync(path.join(REPOSITORY, 'prisma/seed.ts'))) return;
  await step({ zh: '装入演示数据', en: 'Load the demonstration' }, () =>
    run(['prisma/seed.ts'], { zh: '演示数据未能装入。', en: 'The demonstration could not be loaded.' }),
  );
  fs.writeFileSync(mark, JSON.stringify({ state: 'loaded', at: new Date().toISOString() }) + '\n', { mode: 0o600 });
}

const LINK_AGES_MS = 29 * 86_400_000;

/** The one-time link of the real authority, on the first embedded start and again before an unused one ends. */
async function offerSetup(settings, database, run) {
  if (!database.isEmbedded) return;
  const link = fs.statSync(path.join(settings.dataFolder, 'setup-link.txt'), { throwIfNoEntry: false });
  if (link && (link.size === 0 || Date.now() - link.mtimeMs < LINK_AGES_MS)) return;
  await run(['app/server/issue-setup-link.ts'], {
    zh: '设立链接未能生成。',
    en: 'The set-up link could not be made.',
  });
}
