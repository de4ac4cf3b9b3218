import { expect, it } from 'vitest';
import { setUpFromTerminal } from '~/identity/commands/set-up-authority.server.ts';
import type { Actor } from '~/identity/rules/actor.ts';
import { sql } from '~/platform/db.ts';
import { organizationList } from '~/registry/queries/organization-list.server.ts';
import { describeAuthorityProcessor } from '~workers/processors/describe-authority.ts';
import { subscriptions } from '~workers/subscriptions.ts';

it('describes the root of a new authority, once, and leaves what somebody has said since', async () => {
  const made = await setUpFromTerminal({ name: '新设工委', code: 'NEW', accounts: [] }, new Date());
  if (!made.ok) throw new Error(made.reason);
  const [fact] = await sql.query<{ payload: unknown }>(
    `SELECT payload FROM journal.outbox WHERE topic = 'fact:authority-set-up'`,
  );
  const told = subscriptions.find((one) => one.fact === 'authority-set-up');
  expect(told?.jobs.map(({ job }) => job)).toContain(describeAuthorityProcessor.job);
  const run = () => describeAuthorityProcessor.run(fact?.payload, { outboxId: '0', subscriber: 'test' });

  await run();
  const [root] = await sql.query<{ path: string }>(`SELECT path FROM organization WHERE id = $1`, [made.rootId]);
  const actor: Actor = {
    accountId: made.rootId,
    rootId: made.rootId,
    cadreId: null,
    displayName: '管理员',
    grants: [{ role: 'AUTHORITY_ADMIN', organizationId: made.rootId, path: root?.path ?? '' }],
    requestId: null,
  };
  const list = () =>
    organizationList(actor, { search: '', filters: {}, sort: 'tree', descending: false, limit: 10, offset: 0 });
  expect((await list()).rows).toMatchObject([{ code: 'NEW', type: 'WORK_COMMITTEE' }]);
  await sql.query(`UPDATE organization_profile SET type = 'COMMITTEE' WHERE organization_id = $1`, [made.rootId]);
  await run();
  expect((await list()).rows).toMatchObject([{ type: 'COMMITTEE' }]);
  expect(
    await sql.query(
      `SELECT root_id::text AS root, result, detail FROM journal.audit_entry
       WHERE action = 'organization.change' AND subject_id = $1`,
      [made.rootId],
    ),
  ).toEqual([{ root: made.rootId, result: 'ok', detail: { type: 'WORK_COMMITTEE' } }]);
});
