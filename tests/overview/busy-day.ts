import { setLevelOne } from '~/certification/commands/set-level.server.ts';
import { levelPage } from '~/certification/queries/level-page.server.ts';
import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { AUTHORITY_DAY } from '~tests/support/authority-day.ts';
import { roomOf } from '~tests/support/route-probes/exam-room.ts';
import type { TestAccount, TestOrganization } from '~tests/support/world.ts';
import type { OverviewWorld } from './overview-world.ts';

/** Something of every kind that an administrator's day can tell of, in either unit. @param at falls on that day */
export async function makeBusyDay(world: OverviewWorld, at: Date): Promise<void> {
  const { actor } = world.as('AUTHORITY_ADMIN', 'root');
  await setLevelOne(actor, null);
  const { current } = await levelPage(actor);
  const overdue = newId();
  await sql.query(
    `INSERT INTO rotation_plan (id, root_id, organization_id, title, window_from, window_to, population, frozen_at)
     VALUES ($1, $2, $2, '上一轮轮训', ${AUTHORITY_DAY} - 300, ${AUTHORITY_DAY} - 20, '{}', now())`,
    [overdue, world.root.id],
  );
  for (const place of ['unitA', 'unitB'] as const) {
    // A room with an outage, late answers, an appeal, and a pass that waits for its confirmation.
    await roomOf(world, place);
    const people = [await world.cadre(world[place], '甲'), await world.cadre(world[place], '乙')];
    for (const who of people)
      await sql.query(`INSERT INTO rotation_plan_member (plan_id, cadre_id, organization_id) VALUES ($1, $2, $3)`, [
        overdue,
        who.cadreId,
        world[place].id,
      ]);
    await apply(world, world[place], people[0], current?.id ?? '', 'SUBMITTED');
    await apply(world, world[place], people[1], current?.id ?? '', 'UNIT_APPROVED');
    await importedWithNamesakes(world, place);
    const today = await world.session();
    await sql.query(`UPDATE exam_session SET opens_at = $2::timestamptz WHERE id = $1::uuid`, [today.id, at]);
    for (const who of people) await world.register(today, who);
  }
  await sql.query(
    `INSERT INTO journal.outbox_delivery (outbox_id, subscriber, payload, failed_at, failures, last_error, done_at) VALUES
       (900001, 'grade', '{}', now(), 5, 'connection lost', NULL), (900002, 'grade', '{}', now(), 5, 'connection lost', NULL),
       (900003, 'issue', '{}', NULL, 0, NULL, NULL), (900004, 'issue', '{}', NULL, 0, NULL, now())`,
  );
}

async function apply(
  world: OverviewWorld,
  at: TestOrganization,
  who: TestAccount | undefined,
  levelVersionId: string,
  status: 'SUBMITTED' | 'UNIT_APPROVED',
): Promise<void> {
  await sql.query(
    `INSERT INTO certification_application (id, root_id, cadre_id, account_id, organization_id, level_version_id, verdict, submitted_at, status)
     VALUES ($1, $2, $3, $4, $5, $6, '[]', now(), $7::application_status)`,
    [newId(), world.root.id, who?.cadreId, who?.accountId, at.id, levelVersionId, status],
  );
}

/** An import of a unit that has been checked: two rows of which somebody has to say who is meant, and one to write. */
async function importedWithNamesakes(world: OverviewWorld, place: 'unitA' | 'unitB'): Promise<void> {
  const [fileId, batchId] = [newId(), newId()];
  await sql.query(
    `INSERT INTO stored_file (id, root_id, organization_id, sha256, name, media_type, size, purpose)
     VALUES ($1::uuid, $2, $3, $1::text, $4, 'text/csv', 1, 'import')`,
    [fileId, world.root.id, world[place].id, `名册${place}.csv`],
  );
  await sql.query(
    `INSERT INTO import_batch (id, kind, organization_id, file_id, status, total_rows, checked_rows, valid_rows, ambiguous_rows, created_by)
     VALUES ($1, 'cadres', $2, $3, 'READY', 3, 3, 1, 2, $4)`,
    [batchId, world[place].id, fileId, world.as('ORG_ADMIN', place).accountId],
  );
  await sql.query(
    `INSERT INTO import_row (batch_id, row_number, raw, parsed, status, candidates)
     SELECT $1::uuid, n, '["张伟"]', '{"name": "张伟"}', CASE WHEN n < 4 THEN 'AMBIGUOUS' ELSE 'VALID' END::import_row_status,
       CASE WHEN n < 4 THEN '{"reason": "several", "list": []}'::jsonb END FROM generate_series(2, 4) AS n`,
    [batchId],
  );
}
