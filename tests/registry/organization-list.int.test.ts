import { beforeEach, expect, it } from 'vitest';
import { organizationList } from '~/registry/queries/organization-list.server.ts';
import { organizationPage } from '~/registry/queries/organization-page.server.ts';
import { createOrganization, createWorld, type World } from '~tests/support/world.ts';

let w: World;
beforeEach(async () => {
  w = await createWorld();
});

const below = (filters: Record<string, string>, who = w.as('ORG_ADMIN', 'unitA').actor) =>
  organizationList(who, { search: '', filters, sort: 'code', descending: false, limit: 100, offset: 0 });

it('lists, to be exported, exactly those that stand directly below an organization on its page', async () => {
  await createOrganization(w.unitA, 'A2', '甲单位第二党支部', w.root.id);
  await createOrganization(w.branchA, 'A11', '甲单位第一党支部第一党小组', w.root.id);
  const page = await organizationPage(w.as('ORG_ADMIN', 'unitA').actor, w.unitA.id);
  const list = await below({ parent: w.unitA.id });
  expect(list.rows.map(({ code }) => code)).toEqual(['A1', 'A2']);
  expect(list.rows).toEqual(page.children);
  expect(list.total).toBe(page.children.length);

  expect(await below({ parent: w.unitB.id })).toEqual({ rows: [], total: 0 });
});
