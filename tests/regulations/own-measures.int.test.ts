import { beforeAll, describe, expect, it } from 'vitest';
import { Forbidden, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { sql } from '~/platform/db.ts';
import { confirmClause } from '~/regulations/commands/confirm-clause.server.ts';
import { loadRegulations } from '~/regulations/commands/load-regulations.server.ts';
import { registerCitations } from '~/regulations/commands/register-citations.server.ts';
import { confirmRule, setRule } from '~/regulations/commands/set-rule.server.ts';
import { createMeasures, endClause, writeClause } from '~/regulations/commands/write-measures.server.ts';
import { citationsOf } from '~/regulations/queries/citations.server.ts';
import { regulationPage } from '~/regulations/queries/regulation-page.server.ts';
import { ruleAt } from '~/regulations/queries/rule-at.server.ts';
import { ruleRegister } from '~/regulations/queries/rule-register.server.ts';
import { contentFolder } from '~tests/support/content.ts';
import { createOrganization, createWorld, type World } from '~tests/support/world.ts';

let world: World;
let admin: Actor;
let unitAdmin: Actor;
const content = contentFolder();

beforeAll(async () => {
  world = await createWorld();
  admin = world.as('AUTHORITY_ADMIN', 'root').actor;
  unitAdmin = world.as('AUTHORITY_ADMIN', 'unitA').actor;
  content.regulation('sample', [{ article: '4', substance: '三名以上。' }]);
  await loadRegulations(content.regulations);
});

const measuresOf = async (actor: Actor, organizationId: string) =>
  (
    await createMeasures(actor, {
      organizationId,
      title: '选任前测试办法',
      titleEn: 'Measures on tests',
      shortTitle: '测试办法',
      documentNumber: null,
      issuedOn: null,
      effectiveFrom: '2026-01-05',
      introduction: '',
    })
  ).code;
const clause = (change: Partial<Parameters<typeof writeClause>[2]> = {}) => ({
  clauseId: null,
  article: '7',
  label: '第七条',
  heading: '合格线',
  substance: '八十分合格。',
  validFrom: '2026-01-05',
  ...change,
});
const told = async (fact: string) =>
  (await sql.query(`SELECT 1 FROM journal.outbox WHERE topic = $1`, [`fact:${fact}`])).length;
const facts = () => told('regulation-clause-changed');

describe('own measures', () => {
  it('are a document like any other: a clause changes by a new dated text, and what cites it is told', async () => {
    const code = await measuresOf(unitAdmin, world.unitA.id);
    const added = await writeClause(unitAdmin, code, clause());
    if (!added.ok) throw new Error(added.reason);
    expect(await facts()).toBe(0);
    expect(await writeClause(unitAdmin, code, clause())).toEqual({ ok: false, reason: 'article-taken' });
    const { clauseId } = added;
    expect(await writeClause(unitAdmin, code, clause({ clauseId, substance: '七十五分。' }))).toEqual({
      ok: false,
      reason: 'not-after-present',
    });
    expect(
      await writeClause(unitAdmin, code, clause({ clauseId, substance: '七十五分。', validFrom: '2026-09-01' })),
    ).toMatchObject({ ok: true });
    expect(await facts()).toBe(1);
    const at = async (day: string) =>
      (await regulationPage(unitAdmin, code, day)).clauses[0]?.versions.find((version) => version.current)?.substance;
    expect(await at('2026-08-31')).toBe('八十分合格。');
    expect(await at('2026-09-01')).toBe('七十五分。');
    expect(await endClause(unitAdmin, code, clauseId, '2026-09-01')).toEqual({
      ok: false,
      reason: 'not-after-present',
    });
    expect(await endClause(unitAdmin, code, clauseId, '2027-01-01')).toEqual({ ok: true });
    expect(await at('2027-01-01')).toBeUndefined();
    expect(await facts()).toBe(2);
  });

  it('may call a clause otherwise without a new date; what shows the citation is told, and only then', async () => {
    const code = await measuresOf(unitAdmin, world.unitA.id);
    const added = await writeClause(unitAdmin, code, clause());
    if (!added.ok) throw new Error(added.reason);
    const { clauseId } = added;
    const [changed, cited] = [await facts(), await told('clause-citation-changed')];
    await writeClause(unitAdmin, code, clause({ clauseId }));
    expect(await told('clause-citation-changed')).toBe(cited);
    await writeClause(unitAdmin, code, clause({ clauseId, heading: '合格分数' }));
    expect([await facts(), await told('clause-citation-changed')]).toEqual([changed, cited + 1]);
    const refused = clause({ clauseId, heading: '另一个名称', substance: '七十分。' });
    expect(await writeClause(unitAdmin, code, refused)).toEqual({ ok: false, reason: 'not-after-present' });
    expect((await regulationPage(unitAdmin, code, '2026-11-23')).clauses[0]?.heading).toBe('合格分数');
  });

  it('of one unit are neither seen nor changed by another, and rules of everybody by nobody', async () => {
    const code = await measuresOf(unitAdmin, world.unitA.id);
    const stranger = world.as('AUTHORITY_ADMIN', 'unitB').actor;
    await expect(writeClause(stranger, code, clause())).rejects.toThrow(Forbidden);
    await expect(regulationPage(stranger, code, '2026-11-23')).rejects.toThrow(NotFound);
    await expect(createMeasures(stranger, { ...(await fieldsOf()), organizationId: world.unitA.id })).rejects.toThrow(
      Forbidden,
    );
    await expect(writeClause(admin, 'sample', clause())).rejects.toThrow(NotFound);
    await expect(measuresOf(world.as('ORG_ADMIN').actor, world.unitA.id)).rejects.toThrow(Forbidden);
  });

  it('that came with the software are left alone by the loader once somebody here has changed them', async () => {
    await sql.query('UPDATE organization SET demonstration = true WHERE id = $1', [world.root.id]);
    const own = { kind: 'OWN_MEASURES', demonstration: true };
    content.regulation('demo', [{ article: '1', substance: '一。' }], own);
    await loadRegulations(content.regulations);
    const page = await regulationPage(admin, 'demo', '2026-11-23');
    expect(page).toMatchObject({ organizationId: world.root.id, mayEdit: true });
    await writeClause(admin, 'demo', clause());
    content.regulation('demo', [{ article: '1', substance: '改了。' }], own);
    await loadRegulations(content.regulations);
    const after = await regulationPage(admin, 'demo', '2026-11-23');
    expect(after.clauses.map(({ versions }) => versions[0]?.substance)).toEqual(['一。', '八十分合格。']);
    await sql.query('UPDATE organization SET demonstration = false WHERE id = $1', [world.root.id]);
  });
});

const fieldsOf = async () => ({
  title: '办法',
  titleEn: 'Measures',
  shortTitle: '办法',
  documentNumber: null,
  issuedOn: null,
  effectiveFrom: '2026-01-05',
  introduction: '',
});

describe('confirming a clause', () => {
  const version = async () => {
    const page = await regulationPage(admin, 'sample', '2026-11-23');
    return page.clauses[0]?.versions[0];
  };

  it('is for those who answer for the whole authority, by name, once', async () => {
    const id = (await version())?.id ?? '';
    await expect(confirmClause(unitAdmin, id)).rejects.toThrow(Forbidden);
    const cited = await told('clause-citation-changed');
    expect(await confirmClause(admin, id)).toEqual({ ok: true });
    // Lessons that show it as 待核 are made anew.
    expect(await told('clause-citation-changed')).toBe(cited + 1);
    expect(await version()).toMatchObject({ confirmed: true, confirmedBy: admin.displayName, evidence: 'SECONDARY' });
    expect(await confirmClause(admin, id)).toEqual({ ok: false, reason: 'confirmed-already' });
  });

  it('does not carry over to a changed text', async () => {
    content.regulation('sample', [{ article: '4', substance: '五名以上。' }]);
    await loadRegulations(content.regulations);
    expect(await version()).toMatchObject({ substance: '五名以上。', confirmed: false });
  });

  it('of rules of everybody is not for a demonstration', async () => {
    const city = await createOrganization(null, 'CITY', '演示工委');
    await sql.query('UPDATE organization SET demonstration = true WHERE id = $1', [city.id]);
    const demonstrator: Actor = {
      ...admin,
      rootId: city.id,
      grants: [{ role: 'AUTHORITY_ADMIN', organizationId: city.id, path: city.path }],
    };
    expect(await confirmClause(demonstrator, (await version())?.id ?? '')).toEqual({
      ok: false,
      reason: 'demonstration',
    });
  });
});

describe('a dated rule', () => {
  const rule = (change: Partial<Parameters<typeof setRule>[1]> = {}) => ({
    code: 'TEST_PASS_MARK',
    organizationId: world.root.id,
    value: 80,
    unit: '分',
    clauseId: null,
    validFrom: '2026-01-05',
    ...change,
  });

  it('holds for the whole subtree until a nearer one, and by its dates', async () => {
    expect(await setRule(admin, rule())).toMatchObject({ ok: true });
    expect(await setRule(admin, rule({ value: 75, validFrom: '2026-09-01' }))).toMatchObject({ ok: true });
    expect(
      await setRule(unitAdmin, rule({ organizationId: world.unitA.id, value: 85, validFrom: '2026-03-01' })),
    ).toMatchObject({ ok: true });
    const valueAt = async (organizationId: string, day: string) =>
      (await ruleAt('TEST_PASS_MARK', organizationId, day))?.value;
    expect(await valueAt(world.branchB.id, '2026-01-04')).toBeUndefined();
    expect(await valueAt(world.branchB.id, '2026-08-31')).toBe(80);
    expect(await valueAt(world.branchB.id, '2026-09-01')).toBe(75);
    expect(await valueAt(world.branchA.id, '2026-02-28')).toBe(80);
    expect(await valueAt(world.branchA.id, '2026-09-01')).toBe(85);
    expect(await ruleAt('TEST_PASS_MARK', world.branchA.id, '2026-09-01')).toMatchObject({
      scopeOrganizationId: world.unitA.id,
      confirmed: false,
    });
  });

  it('is refused before the row in force and outside the scope, and never overlaps', async () => {
    expect(await setRule(admin, rule({ validFrom: '2026-08-01' }))).toEqual({ ok: false, reason: 'not-after-present' });
    await expect(setRule(unitAdmin, rule({ validFrom: '2027-01-01' }))).rejects.toThrow(Forbidden);
    const answers = await Promise.all([1, 2].map((value) => setRule(admin, rule({ code: 'RACE', value }))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('of several parts is not overwritten by one value, nor begun with one', async () => {
    expect(await setRule(admin, rule({ code: 'HRS_PROMOTE', value: 40 }))).toEqual({
      ok: false,
      reason: 'composite-rule',
    });
    await sql.query(
      `INSERT INTO rule_version (id, code, scope_organization_id, valid_from, value, evidence)
       VALUES (gen_random_uuid(), 'HRS_MEMBER', $1, '2026-01-01', '{"hours": 32}', 'VERIFIED')`,
      [world.root.id],
    );
    const set = await setRule(unitAdmin, rule({ code: 'HRS_MEMBER', organizationId: world.unitA.id, value: 40 }));
    expect(set).toEqual({ ok: false, reason: 'composite-rule' });
  });

  it('links to the text of its clause and carries a name once it is confirmed', async () => {
    const code = await measuresOf(admin, world.root.id);
    const added = await writeClause(admin, code, clause());
    if (!added.ok) throw new Error(added.reason);
    const set = await setRule(admin, rule({ code: 'TEST_MINUTES', value: 60, clauseId: added.clauseId }));
    if (!set.ok) throw new Error(set.reason);
    await confirmRule(admin, set.ruleId);
    expect(await ruleAt('TEST_MINUTES', world.branchA.id, '2026-11-23')).toMatchObject({
      id: set.ruleId,
      value: 60,
      confirmed: true,
      clause: { documentCode: code, article: '7', label: '第七条' },
    });
    const register = await ruleRegister(admin, '2026-11-23');
    expect(
      register.rules.filter(({ code: one }) => one === 'TEST_PASS_MARK').map(({ value, current }) => [value, current]),
    ).toEqual([
      [75, true],
      [80, false],
      [85, true],
    ]);
  });
});

describe('the register of citations', () => {
  it('leads from a clause to what cites it, and forgets what no longer does', async () => {
    const page = await regulationPage(admin, 'sample', '2026-11-23');
    const clauseIds = page.clauses.map(({ id }) => id);
    const citerId = '01a20635-32a5-75e0-8270-af6278069c57';
    const lesson = { citerId, title: '设置', titleEn: 'Setting up', href: '/courses/c2/1.1' };
    await registerCitations(sql, 'lesson', [{ ...lesson, clauseIds: [...clauseIds, ...clauseIds] }]);
    expect(await citationsOf(page.id)).toEqual([
      { article: '4', citerType: 'lesson', title: '设置', titleEn: 'Setting up', href: '/courses/c2/1.1' },
    ]);
    await registerCitations(sql, 'lesson', [{ ...lesson, clauseIds: [] }]);
    expect(await citationsOf(page.id)).toEqual([]);
  });
});
