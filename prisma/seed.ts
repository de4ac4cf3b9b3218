import { loadContent } from '../app/server/content.ts';
import { runProgram } from '../app/server/run-program.ts';
import { setLevelOne } from '~/certification/commands/set-level.server.ts';
import { requireMasterSecret } from '~/identity/commands/require-master-secret.server.ts';
import { closeDatabase, sql } from '~/platform/db.ts';
import { now, today } from '~/platform/clock.ts';
import { env } from '~/platform/env.ts';
import { inTerminalLanguage } from '~/platform/terminal-language.mjs';
import { startTrainingRules } from '~/training/commands/start-training-rules.server.ts';
import { CITY, planCadres } from './demonstration/cadre-plan.ts';
import { createChance } from './demonstration/chance.ts';
import { writeLevelOne } from './demonstration/level-one.ts';
import { castLevelOne } from './demonstration/level-one-cast.ts';
import { planOrganizations } from './demonstration/organization-plan.ts';
import { planOtherBodies, withDisciplinePosts } from './demonstration/other-bodies.ts';
import { writeQuestionWork } from './demonstration/question-work.ts';
import { writeStaff } from './demonstration/staff.ts';
import { writeTests } from './demonstration/tests.ts';
import { writeTraining } from './demonstration/training.ts';
import { writeCadres, writeOrganizations } from './demonstration/write-city.ts';

/**
 * seed.ts [--cadres N] [--seed N]: makes the demonstration authority under its own root. The same seed and day give the
 * same city. Refuses to make a second one, and to make any where none is wanted: anybody can sign in to its accounts.
 */
await runProgram(async (given) => {
  const option = (name: string, standard: number): number => {
    const at = given.indexOf(`--${name}`);
    const value = at < 0 ? standard : Number(given[at + 1]);
    if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a whole number of at least 1.`);
    return value;
  };
  const cadreCount = Math.max(60, option('cadres', CITY.cadres));
  if (!env.DEMONSTRATION)
    throw new Error(
      inTerminalLanguage({
        zh: '这个数据库不装入演示数据：使用 DATABASE_URL 时须设置 DEMONSTRATION=on，NODE_ENV=production 时不可装入。',
        en: 'No demonstration goes into this database: with DATABASE_URL it needs DEMONSTRATION=on, with NODE_ENV=production there is none.',
      }),
    );
  try {
    await requireMasterSecret();
    const known = await sql.query(`SELECT 1 FROM organization WHERE parent_id IS NULL AND demonstration`);
    if (known.length > 0) {
      console.log('The demonstration is already there; npm run demo:remove erases it.');
      return 0;
    }
    const at = now();
    const day = today(at);
    const chance = createChance(option('seed', 20221));
    const plan = planOrganizations(chance, cadreCount / CITY.cadres);
    const bodies = planOtherBodies(plan);
    const people = withDisciplinePosts(planCadres(chance, plan, cadreCount, day), bodies);
    const organizations = await writeOrganizations([...plan, ...bodies], day);
    const cadres = await writeCadres(people, organizations, day);
    await loadContent();
    const staff = await writeStaff(organizations, cadres, at);
    const cast = await castLevelOne(chance, organizations, cadres, staff);
    const { newcomers, firstRound, renewing } = cast;
    const guests = { last: staff.cadre, newcomers, firstRound, busy: renewing };
    await writeTraining(chance, organizations, cadres, guests, day, staff.actor('SCHOOL_ADMIN').accountId);
    await writeTests(chance, organizations, cadres, staff, cast, at);
    await startTrainingRules((organizations[0] as (typeof organizations)[number]).id);
    await writeQuestionWork(
      staff.actor('ITEM_WRITER'),
      staff.actor('ITEM_REVIEWER'),
      (organizations[0] as (typeof organizations)[number]).id,
    );
    // In force since before the first round of three years ago.
    await setLevelOne(staff.actor('AUTHORITY_ADMIN'), null, new Date(at.getTime() - 1200 * 86_400_000));
    await writeLevelOne(cast, staff, at);
    await sql.query('SELECT refresh_statistics()');
    console.log(`${organizations.length} organizations, ${cadres.length} cadres.`);
    return 0;
  } finally {
    await closeDatabase();
  }
});
