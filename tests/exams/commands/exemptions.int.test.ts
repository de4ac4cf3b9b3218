import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { grantExemption } from '~/exams/commands/grant-exemption.server.ts';
import { withdrawExemption } from '~/exams/commands/withdraw-exemption.server.ts';
import { exemptionList, exemptionPage, newExemptionPage } from '~/exams/queries/exemption-pages.server.ts';
import { exemptionsOf } from '~/exams/queries/exemptions-of.server.ts';
import type { ExemptionInput } from '~/exams/rules/exemption-form.ts';
import { Forbidden, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { daysAfter } from '~/overview/rules/days-between.ts';
import { exempt, exemptionOf } from '~tests/exams/exempt.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { inboxMessages } from '~/ui/messages/inbox.ts';
import { noticeSentence } from '~/ui/operations/notice-sentence.ts';
import { createOverviewWorld, type OverviewWorld } from '~tests/overview/overview-world.ts';
import { SMALL } from '~tests/support/exam-world.ts';
import type { TestAccount } from '~tests/support/world.ts';

let world: OverviewWorld;
let policy: string;
let who: TestAccount;
beforeAll(async () => {
  world = await createOverviewWorld();
  policy = await world.policy();
});
beforeEach(async () => {
  who = await world.cadre(world.unitA, '沈佳禾');
});

const day = today();
const officer = (where: 'root' | 'unitA' | 'unitB' = 'root'): Actor => world.as('EXAM_OFFICER', where).actor;
const asked = (over: Partial<ExemptionInput> = {}): ExemptionInput => exemptionOf(who.cadreId, policy, over);
const LIST = { search: '', filters: {}, sort: 'grantedAt', descending: true, limit: 50, offset: 0 };
const entriesOf = (id: string) =>
  sql.query<{ action: string; organization: string }>(
    `SELECT action, organization_id::text AS organization FROM journal.audit_entry WHERE subject_id = $1 ORDER BY at, action`,
    [id],
  );

describe('an exemption', () => {
  it.each(['EXAM_OFFICER', 'AUTHORITY_ADMIN'] as const)('is granted by %s, entered and told', async (role) => {
    const { actor } = world.as(role, 'unitA');
    const id = await exempt(actor, asked());
    expect(await exemptionPage(actor, day, id)).toMatchObject({
      name: '沈佳禾',
      kind: '组织批准免测',
      reason: '援派期间，经研究同意免测',
      approvedBy: '中共云泽市委市级机关工作委员会',
      documentNumber: '云直工〔2026〕12号',
      validFrom: day,
      state: 'inForce',
      grantedByName: actor.displayName,
      mayWithdraw: true,
    });
    expect(await entriesOf(id)).toEqual([{ action: 'exemption.give', organization: world.unitA.id }]);
    const told = await sql.query(`SELECT kind, link FROM notification WHERE account_id = $1`, [who.accountId]);
    expect(told).toEqual([{ kind: 'exemption-granted', link: '/tests' }]);
  });

  it.each([
    ['PRE_APPOINTMENT', '免予参加任用前测试', 'the pre-appointment test'],
    ['PRE_ELECTION', '免予参加选举前测试', 'the pre-election test'],
  ] as const)('is told as one from the test of its occasion: %s', async (occasion, chinese, english) => {
    await exempt(officer(), asked({ occasion }));
    const [notice] = await sql.query<{ kind: string; params: Record<string, string> }>(
      `SELECT kind, params FROM notification WHERE account_id = $1`,
      [who.accountId],
    );
    const told = (locale: 'zh-CN' | 'en', params = notice?.params ?? {}) =>
      noticeSentence({ kind: notice?.kind ?? '', params }, translator(inboxMessages, locale), locale, 'Asia/Shanghai');
    expect(told('zh-CN')).toContain(chinese);
    expect(told('en')).toContain(english);
    expect(told('en', { kind: '旧', from: day, until: 'none' })).toContain('exempted from the test (旧)');
  });

  it('holds as long as a pass by the policy would, unless a day is named', async () => {
    const months = SMALL.validityMonths as number;
    await exempt(officer(), asked());
    const [first] = await exemptionsOf(who.cadreId ?? '', day);
    expect(Number(first?.validUntil?.slice(0, 4))).toBeGreaterThanOrEqual(Number(day.slice(0, 4)) + months / 12 - 1);
    await exempt(officer(), asked({ occasion: 'PRE_ELECTION', validUntil: daysAfter(day, 30) }));
    const until = (await exemptionsOf(who.cadreId ?? '', day)).map((one) => one.validUntil);
    expect(until).toContain(daysAfter(day, 30));
  });

  it('is refused beside the field that is wrong', async () => {
    const refused = async (over: Partial<ExemptionInput>) => {
      const answer = await grantExemption(officer(), asked(over));
      return answer.ok ? 'granted' : `${answer.field} ${answer.reason}`;
    };
    expect(await refused({ kind: { policyVersionId: policy, kind: '自行免测' } })).toBe('kind unknown-kind');
    expect(await refused({ kind: { policyVersionId: newId(), kind: '组织批准免测' } })).toBe('kind unknown-kind');
    expect(await refused({ reason: ' ' })).toBe('reason required');
    expect(await refused({ approvedBy: ' ' })).toBe('approvedBy required');
    expect(await refused({ validFrom: '2020-01-01' })).toBe('validFrom too-far');
    expect(await refused({ validUntil: daysAfter(day, -1) })).toBe('validUntil ends-before-start');
    await sql.query(`UPDATE cadre SET status = 'LEFT' WHERE id = $1`, [who.cadreId]);
    expect(await refused({})).toBe('cadreId not-active');
    const page = await newExemptionPage(officer(), { find: '', cadreId: who.cadreId });
    expect(page.person).toMatchObject({ name: '沈佳禾', left: true });
    expect(await exemptionsOf(who.cadreId ?? '', day)).toEqual([]);
  });

  it('is not for who holds a pass of the same test, nor once more for who is exempted', async () => {
    await world.pass(who);
    expect(await grantExemption(officer(), asked())).toEqual({ ok: false, field: 'occasion', reason: 'has-pass' });
    await exempt(officer(), asked({ occasion: 'PRE_ELECTION', validUntil: daysAfter(day, 10) }));
    const again = { occasion: 'PRE_ELECTION', validFrom: daysAfter(day, 10) } as const;
    expect(await grantExemption(officer(), asked(again))).toEqual({
      ok: false,
      field: 'occasion',
      reason: 'has-exemption',
    });
    await exempt(officer(), asked({ occasion: 'PRE_ELECTION', validFrom: daysAfter(day, 11) }));
    expect((await exemptionsOf(who.cadreId ?? '', day)).map(({ state }) => state)).toEqual(['toCome', 'inForce']);
  });

  it('is nothing that somebody grants to themselves or withdraws from themselves', async () => {
    const self = { ...officer(), cadreId: who.cadreId };
    expect(await grantExemption(self, asked())).toEqual({ ok: false, field: 'cadreId', reason: 'own-exemption' });
    const id = await exempt(officer(), asked());
    expect(await withdrawExemption(self, id, '错')).toEqual({ ok: false, reason: 'own-exemption' });
    expect((await exemptionPage(self, day, id))?.mayWithdraw).toBe(false);
  });

  it('is out of reach for other units and other roles', async () => {
    await expect(grantExemption(officer('unitB'), asked())).rejects.toThrow(Forbidden);
    await expect(grantExemption(world.as('EXAM_INSPECTOR', 'root').actor, asked())).rejects.toThrow(Forbidden);
    await expect(grantExemption(officer(), asked({ cadreId: newId() }))).rejects.toThrow(NotFound);
    const id = await exempt(officer('unitA'), asked());
    await expect(withdrawExemption(officer('unitB'), id, '错')).rejects.toThrow(Forbidden);
    expect(await exemptionPage(officer('unitB'), day, id)).toBeNull();
    expect((await exemptionList(officer('unitB'), day, LIST)).rows).toEqual([]);
    await expect(newExemptionPage(officer('unitB'), { find: '', cadreId: who.cadreId })).rejects.toThrow(NotFound);
    expect((await newExemptionPage(officer('unitB'), { find: '沈佳禾', cadreId: null })).found).toEqual([]);
    expect((await newExemptionPage(officer('unitA'), { find: '沈佳禾', cadreId: null })).found.length).toBeGreaterThan(
      0,
    );
  });

  it('moves with the person: after a transfer it is the new unit that lists and withdraws it', async () => {
    const id = await exempt(officer('unitA'), asked());
    const reach = async (where: 'unitA' | 'unitB', over: Partial<typeof LIST> = {}) => {
      const input = { ...LIST, search: '沈佳禾', ...over };
      const { rows, counts, kinds } = await exemptionList(officer(where), day, input);
      const row = rows.find((one) => one.id === id);
      return row ? { unit: row.organizationName, counted: (counts.inForce ?? 0) > 0, kinds } : null;
    };
    expect(await reach('unitA')).toMatchObject({ unit: world.unitA.name, counted: true });
    await sql.query(`UPDATE cadre SET home_organization_id = $2 WHERE id = $1`, [who.cadreId, world.unitB.id]);
    await sql.query(`UPDATE cadre_post SET ended_on = $2::date WHERE cadre_id = $1`, [who.cadreId, day]);
    expect(await reach('unitA')).toBeNull();
    expect(await exemptionPage(officer('unitA'), day, id)).toBeNull();
    await expect(withdrawExemption(officer('unitA'), id, '错')).rejects.toThrow(Forbidden);
    expect(await reach('unitB')).toMatchObject({ unit: world.unitB.name, counted: true, kinds: ['组织批准免测'] });
    expect(await reach('unitB', { filters: { within: world.unitB.id } })).not.toBeNull();
    expect(await reach('unitB', { filters: { within: world.unitA.id } })).toBeNull();
    expect(await exemptionPage(officer('unitB'), day, id)).toMatchObject({ mayWithdraw: true });
    expect(await withdrawExemption(officer('unitB'), id, '条件不再具备')).toEqual({ ok: true });
    expect(await entriesOf(id)).toContainEqual({ action: 'exemption.revoke', organization: world.unitB.id });
  });

  it('is withdrawn once, with a reason, and can then be granted again', async () => {
    const id = await exempt(officer(), asked());
    expect(await withdrawExemption(officer(), id, ' ')).toEqual({ ok: false, reason: 'reason-missing' });
    const answers = await Promise.all([
      withdrawExemption(officer(), id, '条件不再具备'),
      withdrawExemption(officer(), id, '条件不再具备'),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers).toContainEqual({ ok: false, reason: 'withdrawn-already' });
    expect((await entriesOf(id)).map(({ action }) => action).toSorted()).toEqual([
      'exemption.give',
      'exemption.revoke',
    ]);
    expect(await exemptionPage(officer(), day, id)).toMatchObject({
      state: 'withdrawn',
      withdrawnReason: '条件不再具备',
      mayWithdraw: false,
    });
    await exempt(officer(), asked());
    const held = await exemptionsOf(who.cadreId ?? '', day);
    expect(held.map(({ state }) => state).toSorted()).toEqual(['inForce', 'withdrawn']);
  });

  it('goes to one of two who grant it at once', async () => {
    const answers = await Promise.all([1, 2, 3].map(async () => grantExemption(officer(), asked())));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const refused = { ok: false, field: 'occasion', reason: 'has-exemption' };
    expect(answers.filter(({ ok }) => !ok)).toEqual([refused, refused]);
    expect(await exemptionsOf(who.cadreId ?? '', day)).toHaveLength(1);
  });
});

describe('the kinds that are offered', () => {
  const kinds = async (where: 'unitA' | 'unitB', cadre: TestAccount) =>
    (await newExemptionPage(officer(where), { find: '', cadreId: cadre.cadreId })).person?.kinds ?? [];

  it('are those of the newest version of the policies above a person, never of the paper of a level', async () => {
    const [policyId, first, second] = [newId(), newId(), newId()];
    await sql.query(
      `INSERT INTO exam_policy (id, root_id, organization_id, code, title, title_en) VALUES ($1, $2, $3, 'UNIT', '单位规则', 'Unit rules'),
         ($4, $2, $2, 'L1_60', '初级考试', 'Level one')`,
      [policyId, world.root.id, world.unitA.id, newId()],
    );
    for (const [n, id, kind] of [
      [1, first, '旧类型'],
      [2, second, '新类型'],
    ] as const)
      await sql.query(
        `INSERT INTO exam_policy_version (id, policy_id, number, settings, rule_version_ids) VALUES ($1, $2, $3, $4::jsonb, '{}')`,
        [id, policyId, n, JSON.stringify({ ...SMALL, waiverKinds: [kind] })],
      );
    await sql.query(
      `INSERT INTO exam_policy_version (id, policy_id, number, settings, rule_version_ids)
       SELECT $1, id, 1, $2::jsonb, '{}' FROM exam_policy WHERE root_id = $3 AND code = 'L1_60'`,
      [newId(), JSON.stringify({ ...SMALL, waiverKinds: ['等级免考'] }), world.root.id],
    );
    const named = async (where: 'unitA' | 'unitB', cadre: TestAccount) =>
      new Set((await kinds(where, cadre)).map(({ kind }) => kind));
    expect(await named('unitA', who)).toEqual(new Set([...SMALL.waiverKinds, '新类型']));
    expect(await named('unitB', await world.cadre(world.unitB, '他人'))).toEqual(new Set(SMALL.waiverKinds));
    const old = asked({ kind: { policyVersionId: first, kind: '旧类型' } });
    expect(await grantExemption(officer(), old)).toMatchObject({ ok: false, reason: 'unknown-kind' });
    await exempt(officer(), asked({ kind: { policyVersionId: second, kind: '新类型' } }));
  });
});

describe('the list of exemptions', () => {
  it('is searched, filtered, sorted and paged, and counts each state', async () => {
    const place = await createOverviewWorld();
    const { actor } = place.as('EXAM_OFFICER', 'root');
    const rules = await place.policy();
    const people = [
      await place.cadre(place.unitA, '张一'),
      await place.cadre(place.branchA, '李二'),
      await place.cadre(place.unitB, '王三'),
    ];
    const given = [
      await exempt(actor, exemptionOf(people[0]?.cadreId ?? '', rules, { documentNumber: '文〔1〕' })),
      await exempt(actor, exemptionOf(people[1]?.cadreId ?? '', rules, { validFrom: daysAfter(day, 5) })),
      await exempt(
        actor,
        exemptionOf(people[2]?.cadreId ?? '', rules, {
          occasion: 'PRE_ELECTION',
          kind: { policyVersionId: rules, kind: '已持有效测试合格凭证' },
        }),
      ),
    ];
    await withdrawExemption(actor, given[2] ?? '', '重复');
    const names = async (over: Partial<typeof LIST>) =>
      (await exemptionList(actor, day, { ...LIST, sort: 'name', descending: false, ...over })).rows.map(
        ({ name }) => name,
      );
    expect(new Set(await names({}))).toEqual(new Set(['张一', '李二', '王三']));
    expect(await names({ search: '文〔1〕' })).toEqual(['张一']);
    expect(await names({ search: '李' })).toEqual(['李二']);
    expect(await names({ filters: { state: 'withdrawn' } })).toEqual(['王三']);
    expect(await names({ filters: { state: 'toCome' } })).toEqual(['李二']);
    expect(await names({ filters: { occasion: 'PRE_ELECTION' } })).toEqual(['王三']);
    expect(await names({ filters: { kind: '已持有效测试合格凭证' } })).toEqual(['王三']);
    expect(new Set(await names({ filters: { within: place.unitA.id } }))).toEqual(new Set(['张一', '李二']));
    expect(await names({ sort: 'unit', limit: 1, offset: 2 })).toEqual(['王三']);
    const whole = await exemptionList(actor, day, LIST);
    expect(whole.counts).toEqual({ inForce: 1, toCome: 1, withdrawn: 1 });
    expect(whole.total).toBe(3);
    const ofB = await exemptionList(actor, day, { ...LIST, filters: { within: place.unitB.id, state: 'inForce' } });
    expect(ofB.counts).toEqual({ withdrawn: 1 });
    expect(whole.kinds.toSorted()).toEqual(SMALL.waiverKinds.toSorted());
  });
});
