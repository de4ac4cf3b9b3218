import { beforeEach, describe, expect, it } from 'vitest';
import { holdTree, renameOrganizations } from '~/identity/commands/change-organization-tree.server.ts';
import { inTransaction, sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { closeOrganization, placeOrganization } from '~/registry/commands/place-organization.server.ts';
import { commit, rowsOf, statusOf, undo, upload } from '~tests/operations/import-run.ts';
import { HEAD, line } from '~tests/operations/roster.ts';
import { createWorld, type World } from '~tests/support/world.ts';

let w: World;
beforeEach(async () => {
  w = await createWorld();
});

const officer = () => w.as('AUTHORITY_ADMIN', 'root').actor;

const TWO_BRANCHES = [
  ['组织编码', '组织名称', '组织类型', '上级组织编码'],
  ['C', '丙单位党支部', '党支部', 'ROOT'],
  ['D', '丁单位党支部', '党支部', 'ROOT'],
];

/** A batch that made the branches C and D of the authority. @returns it */
async function twoBranches(): Promise<string> {
  const batch = await upload(officer(), 'organizations', w.root.id, TWO_BRANCHES);
  await commit(officer(), batch);
  return batch;
}
const idOf = async (code: string): Promise<string> =>
  (
    await sql.query<{ id: string }>(`SELECT id FROM organization WHERE root_id = $1 AND code = $2`, [w.root.id, code])
  )[0]?.id ?? '';
const seen = async (batch: string) =>
  (await rowsOf(batch)).map(({ status, errors }) => [
    status,
    errors?.map(({ column, code }) => `${column}:${code}`).join(' ') ?? '',
  ]);
/** People and posts that stand in an organization that there is not. */
const lost = () =>
  sql.query(
    `SELECT c.name FROM cadre c WHERE NOT EXISTS (SELECT 1 FROM organization o WHERE o.id = c.home_organization_id)
     UNION ALL SELECT p.title FROM cadre_post p WHERE NOT EXISTS (SELECT 1 FROM organization o WHERE o.id = p.organization_id)`,
  );

describe('people whose organization goes between check and commit', () => {
  it('are not written into one that was removed or has ended', async () => {
    const tree = await twoBranches();
    const batch = await upload(officer(), 'cadres', w.root.id, [
      HEAD,
      line('00501', '沈佳禾', '1980-01', 'C'),
      line('00502', '华广平', '1981-01', 'B1'),
      line('00503', '康明哲', '1982-01', 'A1'),
    ]);
    await undo(officer(), tree);
    await closeOrganization(officer(), w.branchB.id);
    await commit(officer(), batch);
    expect(await seen(batch)).toEqual([
      ['ERROR', 'organizationCode:changed-since-check'],
      ['ERROR', 'organizationCode:changed-since-check'],
      ['APPLIED', ''],
    ]);
    expect(await statusOf(batch)).toMatchObject({ status: 'COMMITTED', applied: 1 });
    expect(await lost()).toEqual([]);
  });

  it('keep the organization where they come in while it is being taken back', async () => {
    const tree = await twoBranches();
    const home = await idOf('C');
    const taking = await inTransaction(async (tx) => {
      await holdTree(tx, w.root.id);
      const running = undo(officer(), tree);
      await expect
        .poll(
          () =>
            sql.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`),
          { timeout: 60_000 },
        )
        .toHaveLength(1);
      await tx.query(
        `INSERT INTO cadre (id, root_id, name, name_key, home_organization_id, updated_at) VALUES ($1, $2, '沈佳禾', '沈佳禾', $3, now())`,
        [newId(), w.root.id, home],
      );
      return { running };
    });
    await taking.running;
    expect(await seen(tree)).toEqual([
      ['APPLIED', 'null:in-use'],
      ['UNDONE', ''],
    ]);
    expect(await lost()).toEqual([]);
  });
});

describe('a sheet of organizations that says nothing new', () => {
  it('leaves what was renamed and moved by hand between check and commit', async () => {
    const tree = await twoBranches();
    const batch = await upload(officer(), 'organizations', w.root.id, TWO_BRANCHES);
    expect((await rowsOf(batch)).map(({ action }) => action)).toEqual(['none', 'none']);
    await placeOrganization(officer(), await idOf('C'), w.unitA.id);
    await inTransaction(async (tx) =>
      renameOrganizations(tx, officer(), [{ id: await idOf('D'), name: '丁单位第一党支部', shortName: null }]),
    );
    await commit(officer(), batch);
    const standing = () =>
      sql.query(
        `SELECT o.code, o.name, p.code AS parent FROM organization o JOIN organization p ON p.id = o.parent_id
         WHERE o.root_id = $1 AND o.code IN ('C', 'D') ORDER BY o.code`,
        [w.root.id],
      );
    const byHand = [
      { code: 'C', name: '丙单位党支部', parent: 'A' },
      { code: 'D', name: '丁单位第一党支部', parent: 'ROOT' },
    ];
    expect(await standing()).toEqual(byHand);
    await undo(officer(), batch);
    await undo(officer(), tree);
    expect(await standing()).toEqual(byHand);
  });
});
