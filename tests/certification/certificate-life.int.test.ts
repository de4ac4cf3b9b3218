import { beforeAll, describe, expect, it } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { applyForLevel } from '~/certification/commands/apply-for-level.server.ts';
import { decideApplication } from '~/certification/commands/decide-application.server.ts';
import { issueCompetencyCertificate } from '~/certification/commands/issue-competency-certificate.server.ts';
import { setLevelOne } from '~/certification/commands/set-level.server.ts';
import { certificationPage } from '~/certification/queries/certification-page.server.ts';
import { correctCertificate } from '~/credentials/commands/correct-certificate.server.ts';
import { endCertificate } from '~/credentials/commands/end-certificate.server.ts';
import { renderCertificate } from '~/credentials/commands/render-certificate.server.ts';
import { certificateCorrection } from '~/credentials/queries/certificate-correction.server.ts';
import { certificatePage, certificatesBeside, myCertificates } from '~/credentials/queries/certificate-page.server.ts';
import { verifyCertificate } from '~/credentials/queries/verify-certificate.server.ts';
import { canonicalText } from '~/credentials/rules/certificate-facts.ts';
import { learnerHome } from '~/overview/queries/learner-home.server.ts';
import { today } from '~/platform/clock.ts';
import { classHours, heldCertificate, meetEverything } from '~tests/support/certification-world.ts';
import { createAccount, createWorld, type TestAccount, type World } from '~tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await setLevelOne(world.as('AUTHORITY_ADMIN', 'root').actor, null);
});

const inDays = (days: number): string => Temporal.PlainDate.from(today()).add({ days }).toString();
const cadre = (name: string): Promise<TestAccount> => createAccount(world.unitA, world.root.id, 'CADRE', name);
const standing = async (person: TestAccount) => (await certificationPage(person.actor, today())).standing;
const verified = async (person: TestAccount, certificateId: string) => {
  const page = await certificatePage(person.actor, certificateId);
  return verifyCertificate(page.number, page.verificationCode);
};

/** Applies, is granted by unit and authority, and gets the certificate. @returns its id */
async function certified(person: TestAccount): Promise<string> {
  const applied = await applyForLevel(person.actor, 'L1');
  if (!applied.ok) throw new Error(applied.reason);
  const { applicationId } = applied;
  for (const [role, place, stage] of [
    ['ORG_ADMIN', 'unitA', 'UNIT'],
    ['AUTHORITY_ADMIN', 'root', 'AUTHORITY'],
  ] as const)
    expect(
      await decideApplication(world.as(role, place).actor, {
        applicationId,
        stage,
        decision: 'APPROVE',
        reason: '材料齐全，同意',
      }),
    ).toEqual({ ok: true });
  const before = new Set((await myCertificates(person.actor)).map(({ id }) => id));
  await issueCompetencyCertificate(applicationId);
  const [made] = (await myCertificates(person.actor)).filter(({ id }) => !before.has(id));
  if (!made) throw new Error('no certificate');
  await renderCertificate(made.id);
  return made.id;
}

describe('a competency certificate', () => {
  it('holds for the months of its level, the last day included', async () => {
    const person = await cadre('持证人甲');
    await meetEverything(world, person);
    const page = await certificatePage(person.actor, await certified(person));
    expect(page.facts.validFrom).toBe(today());
    expect(page.facts.validUntil).toBe(
      Temporal.PlainDate.from(today()).add({ months: 36 }).subtract({ days: 1 }).toString(),
    );
  });

  it('expires by itself, verifies as expired, and is then earned anew rather than renewed', async () => {
    const person = await cadre('持证人乙');
    const held = await heldCertificate(world, person, inDays(-1));
    expect(await verified(person, held)).toMatchObject({ state: 'EXPIRED', intact: true });
    expect(await standing(person)).toMatchObject({ kind: 'FIRST', cycle: 2, current: null, lapsed: { id: held } });
    await meetEverything(world, person);
    expect(await verified(person, await certified(person))).toMatchObject({ state: 'VALID' });
    expect(await verified(person, held)).toMatchObject({ state: 'EXPIRED' });
  });

  it('still counts on its last day', async () => {
    const person = await cadre('持证人丙');
    const held = await heldCertificate(world, person, today());
    expect(await verified(person, held)).toMatchObject({ state: 'VALID' });
    expect(await standing(person)).toMatchObject({ kind: 'RENEWAL', current: { id: held }, lapsed: null });
  });

  it('is renewed from ninety days before its end, by what a renewal asks, without a lost or a doubled day', async () => {
    const early = await cadre('持证人丁');
    await heldCertificate(world, early, inDays(120));
    await meetEverything(world, early, 60);
    expect(await applyForLevel(early.actor, 'L1')).toEqual({ ok: false, reason: 'too-early-to-renew' });

    const person = await cadre('持证人戊');
    const held = await heldCertificate(world, person, inDays(40));
    await meetEverything(world, person, 40);
    expect((await standing(person))?.verdicts.map(({ requirement, met }) => [requirement.code, met])).toEqual([
      ['L1_RENEW_HOURS', false],
      ['L1_RENEW_PAPER', true],
    ]);
    expect(await applyForLevel(person.actor, 'L1')).toEqual({ ok: false, reason: 'not-all-met' });
    await classHours(world, person, 16);
    const renewed = await certificatePage(person.actor, await certified(person));
    expect(renewed.facts.validFrom).toBe(inDays(41));
    expect(renewed.facts.validUntil).toBe(
      Temporal.PlainDate.from(inDays(41)).add({ months: 36 }).subtract({ days: 1 }).toString(),
    );
    expect(await verified(person, held)).toMatchObject({ state: 'VALID' });
    const before = await certificatePage(person.actor, held);
    expect(before.events.map(({ type }) => type)).toEqual(['ALLOCATED', 'SEALED', 'RENEWED']);
  });

  it('stands until its own last day when its renewal is revoked, as its page says, and may be renewed again', async () => {
    const person = await cadre('持证人庚');
    const authority = world.as('AUTHORITY_ADMIN', 'root').actor;
    const held = await heldCertificate(world, person, inDays(40));
    const asked = async () =>
      (await learnerHome(person.actor, new Date())).owed.filter(({ kind }) => kind === 'certificate');
    const beside = async (id: string) => certificatesBeside(authority, await certificatePage(authority, id));
    await meetEverything(world, person, 60);
    expect(await asked()).toMatchObject([{ id: held, renewal: 'OPEN' }]);

    const renewed = await certified(person);
    expect(await asked()).toEqual([]);
    expect(await beside(renewed)).toMatchObject([{ id: held, validUntil: inDays(40) }]);
    expect(await beside(held)).toMatchObject([{ id: renewed }]);
    await endCertificate(authority, { certificateId: renewed, kind: 'REVOKED', reason: '续期学时登记有误' });
    expect(await verified(person, renewed)).toMatchObject({ state: 'REVOKED' });
    expect(await verified(person, held)).toMatchObject({ state: 'VALID' });
    expect(await beside(renewed)).toMatchObject([{ id: held }]);
    expect(await beside(held)).toEqual([]);
    expect((await certificationPage(person.actor, today())).applications).toMatchObject([
      { status: 'ISSUED', certificate: { id: renewed, ended: 'REVOKED' } },
    ]);
    expect(await standing(person)).toMatchObject({ kind: 'RENEWAL', cycle: 3, current: { id: held }, ended: false });
    expect(await asked()).toMatchObject([{ id: held, renewal: 'OPEN' }]);

    const again = await certificatePage(person.actor, await certified(person));
    expect(again.facts.validFrom).toBe(inDays(41));
    expect(await standing(person)).toMatchObject({ current: { id: again.id } });
  });

  it('does not count a paper from before it was issued towards its renewal', async () => {
    const person = await cadre('持证人己');
    await heldCertificate(world, person, inDays(40), today());
    await meetEverything(world, person, 60);
    expect((await standing(person))?.verdicts.map(({ met }) => met)).toEqual([true, false]);
  });

  it('is renewed neither by a decision nor by an issue once it was ended with a renewal under way', async () => {
    const authority = world.as('AUTHORITY_ADMIN', 'root').actor;
    const decide = (applicationId: string, stage: 'UNIT' | 'AUTHORITY', decision: 'APPROVE' | 'RETURN' = 'APPROVE') =>
      decideApplication(stage === 'UNIT' ? world.as('ORG_ADMIN', 'unitA').actor : authority, {
        applicationId,
        stage,
        decision,
        reason: '材料齐全，同意',
      });
    for (const kind of ['REVOKED', 'CANCELLED'] as const) {
      const person = await cadre(`续期人${kind}`);
      const held = await heldCertificate(world, person, inDays(40));
      await meetEverything(world, person, 60);
      const applied = await applyForLevel(person.actor, 'L1');
      if (!applied.ok) throw new Error(applied.reason);
      const { applicationId } = applied;
      expect(await decide(applicationId, 'UNIT')).toEqual({ ok: true });
      // Ended after the unit's decision for the one, after the authority's for the other.
      if (kind === 'CANCELLED') expect(await decide(applicationId, 'AUTHORITY')).toEqual({ ok: true });
      await endCertificate(authority, { certificateId: held, kind, reason: '佐证材料弄虚作假，经查实' });
      await issueCompetencyCertificate(applicationId);
      expect((await myCertificates(person.actor)).map(({ id }) => id)).toEqual([held]);
      expect(await decide(applicationId, 'AUTHORITY')).toEqual({ ok: false, reason: 'renewed-ended' });
      expect(await decide(applicationId, 'AUTHORITY', 'RETURN')).toEqual({ ok: true });
      expect(await applyForLevel(person.actor, 'L1')).toMatchObject({ ok: true, applicationId });
      expect(await standing(person)).toMatchObject({ kind: 'FIRST' });
    }
  });

  it('verifies as revoked or cancelled once it was ended with a reason, and leaves nothing to renew', async () => {
    for (const [kind, reason] of [
      ['REVOKED', '佐证材料弄虚作假，经查实'],
      ['CANCELLED', '本人退出党务岗位'],
    ] as const) {
      const person = await cadre(`持证人${kind}`);
      const held = await heldCertificate(world, person, inDays(400));
      const ended = await endCertificate(world.as('AUTHORITY_ADMIN', 'root').actor, {
        certificateId: held,
        kind,
        reason,
      });
      expect(ended).toEqual({ ok: true });
      expect(await verified(person, held)).toMatchObject({ state: kind, intact: true });
      expect(await standing(person)).toMatchObject({ kind: 'FIRST', cycle: 2, current: null, lapsed: null });
    }
  });

  it('that was corrected stays what the person stands by, with the evidence since the first, and is renewed as it would have been', async () => {
    const authority = world.as('AUTHORITY_ADMIN', 'root').actor;
    const person = await cadre('持证人辛');
    const wrong = await heldCertificate(world, person, inDays(40));
    await meetEverything(world, person, 60);
    const { differing } = await certificateCorrection(authority, wrong);
    expect(differing.map(({ field }) => field)).toEqual(['holderName', 'unit']);
    const corrected = await correctCertificate(authority, {
      certificateId: wrong,
      fields: ['holderName'],
      seen: canonicalText(differing),
      reason: '姓名写错，信息库已更正',
    });
    if (!corrected.ok) throw new Error(corrected.reason);
    await renderCertificate(corrected.certificateId);
    expect(await verified(person, wrong)).toMatchObject({ state: 'SUPERSEDED' });
    expect(await certificatesBeside(authority, await certificatePage(authority, wrong))).toEqual([]);
    expect(await verified(person, corrected.certificateId)).toMatchObject({ state: 'VALID', validUntil: inDays(40) });
    const stands = await standing(person);
    expect(stands).toMatchObject({ kind: 'RENEWAL', cycle: 2, current: { id: corrected.certificateId } });
    expect(stands?.verdicts.map(({ met }) => met)).toEqual([true, true]);
    const renewed = await certificatePage(person.actor, await certified(person));
    expect(renewed).toMatchObject({ cycle: '2', facts: { validFrom: inDays(41), holderName: '持证人辛' } });
  });
});
