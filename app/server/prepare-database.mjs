import fs from 'node:fs';
import path from 'node:path';
import { ownerEnvironment } from './database.mjs';
import { readDemonstrationMark, writeDemonstrationMark } from './demonstration-mark.mjs';
import { REPOSITORY } from './folders.mjs';
import { runQuietly } from './run-quietly.mjs';
import { step } from './terminal.mjs';

/**
 * Brings the database to what this checkout expects: migrations, before which what is there is backed up, and the
 * demonstration and the set-up link where they are due.
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
  const told = await step({ zh: '升级数据库结构', en: 'Migrate the database' }, () =>
    run(['app/server/migrate.ts', 'deploy'], {
      zh: '数据库结构未能升级。',
      en: 'The database could not be migrated.',
    }),
  );
  if (told.trim()) console.log(told.trim().replaceAll(/^/gm, '    '));

  await loadDemonstration(settings, run);
  await offerSetup(settings, run);
}

/** Loads it once: not again after it was removed, nor beside what a backup brought, and anew after a load that was interrupted. */
async function loadDemonstration(settings, run) {
  const state = readDemonstrationMark(settings.dataFolder);
  if (!settings.demonstration || state === 'loaded' || state === 'removed') return;
  await step({ zh: '装入演示数据', en: 'Load the demonstration' }, async () => {
    const failure = { zh: '演示数据未能装入。', en: 'The demonstration could not be loaded.' };
    if (state === 'loading') await run(['app/server/remove-demonstration.ts', '--unfinished'], failure);
    writeDemonstrationMark(settings.dataFolder, 'loading');
    await run(['prisma/seed.ts'], failure);
    writeDemonstrationMark(settings.dataFolder, 'loaded');
  });
}

/** The first start makes the one-time link with which the real authority is set up; a later one renews it once it is old. */
async function offerSetup(settings, run) {
  if (settings.databaseUrl || !isSetupLinkDue(path.join(settings.dataFolder, 'setup-link.txt'))) return;
  await run(['app/server/issue-setup-link.ts'], {
    zh: '初始设置链接未能生成。',
    en: 'The set-up link could not be made.',
  });
}

/** The file holds the link and the moment at which it ends; an empty one says that there is nothing left to set up. */
function isSetupLinkDue(file) {
  if (!fs.existsSync(file)) return true;
  const [link, until] = fs.readFileSync(file, 'utf8').split('\n');
  const tomorrow = Date.now() + 86_400_000;
  return Boolean(link) && !(Date.parse(until ?? '') > tomorrow);
}
