import { beforeAll, describe, expect, it } from 'vitest';
import { pickerOfFilter, pickOrganization } from '~/http/picked-organization.server.ts';
import { organizationPicker, searchOrganizations } from '~/identity/queries/organization-choices.server.ts';
import { Forbidden, type Actor } from '~/identity/rules/actor.ts';
import { CHOICE_PERMISSIONS, MOST_FOUND, MOST_LISTED } from '~/identity/rules/organization-choice.ts';
import { roleHas } from '~/identity/rules/permissions.ts';
import { ROLES } from '~/identity/rules/roles.ts';
import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { createOrganization, createWorld, type TestOrganization, type World } from '~tests/support/world.ts';

let w: World;
let bureau: TestOrganization;
let second: TestOrganization;
let ended: TestOrganization;
let admin: Actor;
beforeAll(async () => {
  w = await createWorld();
  bureau = await createOrganization(w.unitB, 'SJ_100%', '市审计局机关党委', w.root.id);
  await sql.query(`UPDATE organization SET short_name = '审计局' WHERE id = $1`, [bureau.id]);
  second = await createOrganization(bureau, 'SJ02', '第二党支部', w.root.id);
  ended = await createOrganization(w.unitB, 'OLD1', '已撤销党支部', w.root.id);
  await sql.query(`UPDATE organization SET ended_on = '2026-01-01' WHERE id = $1`, [ended.id]);
  for (let n = 1; n <= MOST_LISTED; n += 1)
    await createOrganization(w.unitB, `M${n}`, n === 7 ? '第二党支部' : `大单位第${n}党支部`, w.root.id);
  admin = w.as('AUTHORITY_ADMIN', 'root').actor;
});

const names = async (text: string, actor = admin, limits = {}): Promise<string[]> =>
  (await searchOrganizations(actor, 'registry.write', text, limits)).rows.map(({ name }) => name);

describe('who may choose what', () => {
  for (const permission of CHOICE_PERMISSIONS)
    it(`${permission}: only of the subtree in which the role holds it`, async () => {
      for (const role of ROLES) {
        const unit = w.as(role, 'unitA').actor;
        const found = searchOrganizations(unit, permission, '');
        if (!roleHas(role, permission)) {
          await expect(found).rejects.toBeInstanceOf(Forbidden);
          await expect(organizationPicker(unit, permission, null)).rejects.toBeInstanceOf(Forbidden);
          continue;
        }
        expect((await found).rows.map(({ code }) => code)).toEqual(['A', 'A1']);
        expect((await searchOrganizations(unit, permission, '第一党支部')).rows.map(({ code }) => code)).toEqual([
          'A1',
        ]);
        expect((await searchOrganizations(unit, permission, '审计')).total).toBe(0);
        const { listed, fault } = await organizationPicker(unit, permission, w.unitB.id);
        expect(listed?.map(({ code, depth }) => [code, depth])).toEqual([
          ['A', 0],
          ['A1', 1],
        ]);
        expect(fault).toBe('outside');
      }
    });
});

describe('finding', () => {
  it('goes by name, short name and code, and says where each stands', async () => {
    expect(await names('审计局机关')).toEqual(['市审计局机关党委']);
    expect(await names('审计局')).toEqual(['市审计局机关党委']);
    expect(await names('sj02')).toEqual(['第二党支部']);
    expect(await names('ＳＪ０２')).toEqual(['第二党支部']);
    const [found] = (await searchOrganizations(admin, 'registry.write', 'SJ02')).rows;
    expect(found?.above).toEqual(['乙单位机关党委', '审计局']);
    const [top] = (await searchOrganizations(admin, 'registry.write', 'ROOT')).rows;
    expect(top?.above).toEqual([]);
  });

  it('tells branches of one name apart by a unit above', async () => {
    expect(await names('第二党支部')).toHaveLength(2);
    const { rows } = await searchOrganizations(admin, 'registry.write', '审计局 第二');
    expect(rows.map(({ code }) => code)).toEqual(['SJ02']);
    expect(await names('审计局 没有')).toEqual([]);
  });

  it('takes % and _ as they are', async () => {
    expect(await names('%')).toEqual(['市审计局机关党委']);
    expect(await names('SJ_1')).toEqual(['市审计局机关党委']);
    expect(await names('M_')).toEqual([]);
  });

  it('shows thirty, the nearest first, and says how many there are', async () => {
    const found = await searchOrganizations(admin, 'registry.write', '党支部');
    expect(found.rows).toHaveLength(MOST_FOUND);
    expect(found.total).toBe(MOST_LISTED + 3);
    const start = await searchOrganizations(admin, 'registry.write', '');
    expect(start.rows[0]?.name).toBe('测试工委');
    expect((await names('M1'))[0]).toBe('大单位第1党支部');
  });

  it('leaves out what has ended and what was barred', async () => {
    expect(await names('已撤销')).toEqual([]);
    expect(await names('第二党支部', admin, { without: bureau.id })).toHaveLength(1);
    expect(await names('审计', admin, { without: w.unitB.id })).toEqual([]);
  });
});

describe('what a page opens with', () => {
  it('lists all where they are few, and none where they are many', async () => {
    expect((await organizationPicker(admin, 'registry.write', null)).listed).toBeNull();
    const few = await organizationPicker(admin, 'registry.write', null, { without: w.unitB.id });
    expect(few.listed?.map(({ code }) => code)).toEqual(['ROOT', 'A', 'A1']);
  });

  it('names the one that is chosen, or says what is wrong with it', async () => {
    const opened = (id: string, actor = admin, limits = {}) => organizationPicker(actor, 'registry.write', id, limits);
    expect((await opened(second.id)).chosen).toMatchObject({ name: '第二党支部', above: ['乙单位机关党委', '审计局'] });
    expect((await opened(ended.id)).chosen?.name).toBe('已撤销党支部');
    expect(await opened(newId())).toMatchObject({ chosen: null, fault: 'unknown' });
    expect(await opened('nonsense')).toMatchObject({ chosen: null, fault: 'unknown' });
    const unit = w.as('ORG_ADMIN', 'unitA').actor;
    expect(await opened(second.id, unit)).toMatchObject({ chosen: null, fault: 'outside' });
    // A home outside the writer's subtree stays what it is.
    expect((await opened(second.id, unit, { kept: second.id })).chosen?.name).toBe('第二党支部');
  });
});

describe('what a form posts', () => {
  const pick = async (fields: Record<string, string>, actor = admin, limits = {}) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const picked = await pickOrganization(actor, 'registry.write', form, 'place', { path: '/test', ...limits });
    return { ...picked, id: form.get('place'), left: [...form.keys()] };
  };

  it('is the id, as long as the text was not touched', async () => {
    expect((await pick({ place: second.id })).id).toBe(second.id);
    const untouched = { place: second.id, 'place.text': '第二党支部', 'place.of': '第二党支部' };
    expect(await pick(untouched)).toMatchObject({ id: second.id, left: ['place'] });
  });

  it('is what the text names, once it was changed', async () => {
    const changed = { place: second.id, 'place.of': '第二党支部' };
    expect((await pick({ ...changed, 'place.text': '审计局' })).id).toBe(bureau.id);
    expect((await pick({ ...changed, 'place.text': ' sj02 ' })).id).toBe(second.id);
    expect(await pick({ ...changed, 'place.text': '' })).toMatchObject({ id: '', answer: { fault: null } });
    const several = await pick({ ...changed, 'place.text': '第二党支部', 'place.of': '' });
    expect(several).toMatchObject({ id: '', status: 400, answer: { fault: 'several', found: { total: 2 } } });
    // Part of a name is never taken for the whole, not even where nothing else fits.
    expect(await pick({ ...changed, 'place.text': '审计局机关' })).toMatchObject({
      id: '',
      answer: { fault: 'several' },
    });
    expect(await pick({ ...changed, 'place.text': '没有这个' })).toMatchObject({ id: '', answer: { fault: 'none' } });
    // One of the list that came back with the form.
    const chosen = { place: second.id, 'place.text': '第二党支部', 'place.of': '第二党支部' };
    expect((await pick(chosen)).id).toBe(second.id);
  });

  it('only looks where that is asked', async () => {
    const looked = await pick({ find: 'place', place: second.id, 'place.text': '第二党支部', 'place.of': '' });
    expect(looked).toMatchObject({ id: '', looking: true, status: 200, answer: { fault: null, found: { total: 2 } } });
    expect((await pick({ find: 'place', 'place.text': '' })).answer.found?.rows[0]?.name).toBe('测试工委');
    expect((await pick({ find: 'other', place: second.id })).looking).toBe(false);
  });

  it('is refused outside of the subtree, for what has ended and for what is not there', async () => {
    const unit = w.as('ORG_ADMIN', 'unitA').actor;
    const before = await refusals(unit);
    expect(await pick({ place: w.unitB.id }, unit)).toMatchObject({
      id: '',
      status: 403,
      answer: { fault: 'outside' },
    });
    expect(await refusals(unit)).toBe(before + 1);
    expect(await pick({ 'place.text': 'SJ02' }, unit)).toMatchObject({ id: '', answer: { fault: 'none' } });
    expect((await pick({ place: w.unitB.id }, unit, { kept: w.unitB.id })).id).toBe(w.unitB.id);
    expect(await pick({ place: ended.id })).toMatchObject({ id: '', status: 400, answer: { fault: 'ended' } });
    expect(await pick({ place: newId() })).toMatchObject({ id: '', answer: { fault: 'unknown' } });
  });

  const refusals = async (actor: Actor): Promise<number> => {
    const [row] = await sql.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM journal.audit_entry WHERE actor_id = $1 AND action = 'access.refuse'`,
      [actor.accountId],
    );
    return row?.n ?? 0;
  };
});

describe('a filter in the address', () => {
  const asked = (query: string, actor = admin) =>
    pickerOfFilter(actor, 'registry.read', new URL(`http://site/admin/cadres?${query}`), 'within');

  it('shows its organization, one that has ended too', async () => {
    expect((await asked(`within=${second.id}`)).chosen?.name).toBe('第二党支部');
    expect((await asked(`within=${ended.id}`)).chosen?.name).toBe('已撤销党支部');
    expect(await asked('')).toMatchObject({ chosen: null, fault: null });
    expect((await asked(`within=${w.unitB.id}`, w.as('ORG_ADMIN', 'unitA').actor)).fault).toBe('outside');
  });

  it('is told by its id, once what was typed names one', async () => {
    const address = async (query: string): Promise<string | null> =>
      asked(query).then(
        () => null,
        (thrown: unknown) => (thrown as Response).headers.get('location'),
      );
    expect(await address('mode=FULL_TIME&within=&within.text=SJ02&within.of=&within=x')).toBe(
      `/admin/cadres?mode=FULL_TIME&within=${second.id}`,
    );
    expect(await address(`within=${second.id}&within.text=&within.of=第二党支部&q=a`)).toBe('/admin/cadres?q=a');
    // Without scripts one asks what fits first; where that is one, it is chosen.
    expect(await address('within=&within.text=SJ02&within.of=&find=within')).toBe(`/admin/cadres?within=${second.id}`);
    expect(await asked('within=&within.text=第二&within.of=')).toMatchObject({
      fault: 'several',
      found: { total: 2 },
    });
  });
});
