import { expect, it } from 'vitest';
import { importTemplate } from '~/http/import-templates.ts';
import { moveImport } from '~/operations/commands/move-import.server.ts';
import { runImportCommit } from '~/operations/commands/run-import-commit.server.ts';
import { runImportUndo } from '~/operations/commands/run-import-undo.server.ts';
import { importPage } from '~/operations/queries/import-page.server.ts';
import { sql } from '~/platform/db.ts';
import { createWorld } from '~tests/support/world.ts';
import { importKinds } from '~workers/import-kinds.ts';
import { statusOf, upload } from './import-run.ts';
import { HEAD, line } from './roster.ts';

const PEOPLE = 20_000;

/** The kinds of imports, looking at the page before each tenth part that is written or taken back. */
const watchedBy = (look: () => Promise<void>): typeof importKinds => {
  let parts = 0;
  const lookNow = async (): Promise<void> => {
    if (parts % 10 === 0) await look();
    parts += 1;
  };
  return importKinds.map((kind) => ({
    ...kind,
    apply: async (...given) => {
      await lookNow();
      return kind.apply(...given);
    },
    undo: async (...given) => {
      await lookNow();
      return kind.undo(...given);
    },
  }));
};

it('writes the twenty thousand of a city once each, tells how far it is, and takes them all back', async () => {
  const world = await createWorld();
  const { actor } = world.as('AUTHORITY_ADMIN', 'root');
  const before = new Set((await sql.query<{ id: string }>('SELECT id FROM cadre')).map(({ id }) => id));
  const lines = Array.from({ length: PEOPLE }, (_, n) => {
    const name = `甲${String.fromCodePoint(0x4e00 + (n % 10_000))}${n < 10_000 ? '一' : '二'}`;
    return line(`8${String(n).padStart(5, '0')}`, name, `19${70 + (n % 25)}-01`, n % 2 ? 'A1' : 'B1');
  });
  const batch = await upload(actor, 'cadres', world.root.id, [HEAD, ...lines]);
  expect(await statusOf(batch)).toMatchObject({ status: 'READY', total: PEOPLE, checked: PEOPLE });
  const page = () => importPage(actor, batch, importTemplate, { codes: [], after: 0, row: null });
  expect((await page()).counts).toMatchObject({ create: PEOPLE, ambiguous: 0, error: 0 });
  const shown: [status: string, done: number, total: number][] = [];
  const watched = watchedBy(async () => {
    const { status, progress } = await page();
    shown.push([status, progress.done, progress.total]);
  });

  expect(await moveImport(actor, batch, 'commit', importTemplate)).toEqual({ ok: true });
  await runImportCommit(batch, watched);
  const steps = [0, 5_000, 10_000, 15_000];
  expect(shown.splice(0)).toEqual(steps.map((done) => ['COMMITTING', done, PEOPLE]));
  expect(await statusOf(batch)).toMatchObject({ status: 'COMMITTED', applied: PEOPLE });
  const found = await sql.query(
    `SELECT count(DISTINCT c.id)::int AS people, count(DISTINCT c.staff_number)::int AS numbers, count(p.id)::int AS posts
     FROM cadre c LEFT JOIN cadre_post p ON p.cadre_id = c.id AND p.ended_on IS NULL WHERE c.staff_number ~ '^8[0-9]{5}$'`,
  );
  expect(found).toEqual([{ people: PEOPLE, numbers: PEOPLE, posts: PEOPLE }]);

  expect(await moveImport(actor, batch, 'undo', importTemplate)).toEqual({ ok: true });
  await runImportUndo(batch, watched);
  expect(shown).toEqual(steps.map((done) => ['UNDOING', done, PEOPLE]));
  expect(await statusOf(batch)).toMatchObject({ status: 'UNDONE', applied: 0 });
  const left = (await sql.query<{ id: string }>('SELECT id FROM cadre')).map(({ id }) => id);
  expect(new Set(left)).toEqual(before);
});
