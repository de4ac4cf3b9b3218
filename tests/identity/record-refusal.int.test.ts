import { beforeAll, expect, it } from 'vitest';
import { recordTrespass } from '~/http/record-trespass.server.ts';
import { enterRefusalsCounted, recordRefusal } from '~/identity/commands/record-refusal.server.ts';
import type { Actor } from '~/identity/rules/actor.ts';
import { sql } from '~/platform/db.ts';
import { createWorld, type World } from '~tests/support/world.ts';

let w: World;
beforeAll(async () => {
  w = await createWorld();
});

const entered = (actor: Actor) =>
  sql.query<{ result: string; detail: object }>(
    `SELECT result, detail FROM journal.audit_entry WHERE actor_id = $1 AND action = 'access.refuse'
     ORDER BY coalesce((detail ->> 'more')::int, 0), detail ->> 'path'`,
    [actor.accountId],
  );

it('enters the first refusal at once and counts what the same person asks of the route besides', async () => {
  const [cadre, other] = [w.as('CADRE', 'unitA').actor, w.as('CADRE', 'unitB').actor];
  for (let n = 10; n < 50; n += 1) await recordTrespass(cadre, 'page', `/admin/accounts/${n}`);
  await recordTrespass(cadre, 'page', '/admin/jobs');
  await recordTrespass(other, 'page', '/admin/jobs');
  const first = [
    { result: 'refused', detail: { permission: 'page', path: '/admin/accounts/10' } },
    { result: 'refused', detail: { permission: 'page', path: '/admin/jobs' } },
  ];
  expect(await entered(cadre)).toEqual(first);
  expect(await entered(other)).toHaveLength(1);

  await enterRefusalsCounted();
  await enterRefusalsCounted();
  const paths = [11, 12, 13, 14, 15, 16, 17, 18].map((n) => `/admin/accounts/${n}`);
  const counted = { permission: 'page', path: '/admin/accounts/10', more: 39, paths };
  expect(await entered(cadre)).toEqual([...first, { result: 'refused', detail: counted }]);
  expect(await entered(other)).toHaveLength(1);
});

it('begins anew after a minute', async () => {
  const actor = w.as('ORG_ADMIN', 'unitA').actor;
  const refused = { permission: 'audit.read', path: '/admin/audit', route: 'admin-audit' };
  const at = (seconds: number): Date => new Date(Date.UTC(2026, 0, 1, 8, 0, seconds));
  for (const seconds of [0, 20, 59, 60, 100]) await recordRefusal(actor, refused, at(seconds));
  await enterRefusalsCounted();
  const { permission, path } = refused;
  expect((await entered(actor)).map(({ detail }) => detail)).toEqual([
    { permission, path },
    { permission, path },
    { permission, path, more: 1, paths: [path] },
    { permission, path, more: 2, paths: [path] },
  ]);
});
