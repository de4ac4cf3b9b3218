import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { deployMigrations } from '../../app/server/deploy-migrations.ts';
import { connected } from '../support/database-content.ts';
import { startSite } from '../support/site.ts';

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    attempts: { type: 'string', default: '100000' },
    people: { type: 'string', default: '12000' },
  },
});
const seconds = Number(options.seconds);

// fsync is on, as everywhere but in tests: an acknowledged answer survives a power cut.
const databaseUrl = process.env['DATABASE_URL'] ?? '';
const ownerUrl = process.env['DATABASE_OWNER_URL'] ?? databaseUrl;
await deployMigrations({ ownerUrl, applicationUrl: databaseUrl });
execFileSync(process.execPath, ['--import', 'tsx', 'prisma/seed.ts', '--cadres', '600'], { stdio: 'inherit' });

const { closeDatabase } = await import('~/platform/db.ts');
const { fillAttempts, registerPeople } = await import('./bench-people.ts');
const { pageFigures } = await import('./page-figures.ts');
const { saveFigures } = await import('./save-figures.ts');
const { signInFigure } = await import('./sign-in-figure.ts');
const { sittingFigures } = await import('./sitting-figures.ts');
const { setStage } = await import('./stage.ts');

const held = await fillAttempts(Number(options.attempts));
const { sessionId, people } = await registerPeople(Number(options.people));
// What is measured is a database that holds all this, not the tidying up after its arrival.
await connected(ownerUrl, (owner) => owner.query('VACUUM (ANALYZE)'));
const site = await startSite({ databaseUrl, dataFolder: path.resolve(process.env['DATA_DIR'] ?? '.data/bench') });
try {
  const queue = process.env['REDIS_URL'] ? 'Redis' : 'PostgreSQL';
  console.log(
    `${cpus().length} cores (${cpus()[0]?.model}), Node ${process.versions.node}; ${held.toLocaleString('en')} attempts on record, fsync on, queue on ${queue}, ${seconds} s a figure, the load on the same machine`,
  );
  const stage = await setStage(site, { seconds, sessionId, people });
  await sittingFigures(stage);
  await pageFigures(stage);
  await saveFigures(stage);
  await signInFigure(seconds);
} finally {
  await site.stop();
  await closeDatabase();
}
