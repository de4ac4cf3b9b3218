import { beforeAll, describe, expect, it } from 'vitest';
import { applyForLevel } from '~/certification/commands/apply-for-level.server.ts';
import { decideApplication } from '~/certification/commands/decide-application.server.ts';
import { issueCompetencyCertificate } from '~/certification/commands/issue-competency-certificate.server.ts';
import { setLevelOne } from '~/certification/commands/set-level.server.ts';
import { applicationPage } from '~/certification/queries/application-pages.server.ts';
import { certificationPage } from '~/certification/queries/certification-page.server.ts';
import { renderCertificate } from '~/credentials/commands/render-certificate.server.ts';
import { certificatePage, myCertificates } from '~/credentials/queries/certificate-page.server.ts';
import { verifyCertificate } from '~/credentials/queries/verify-certificate.server.ts';
import { learnerHome } from '~/overview/queries/learner-home.server.ts';
import { today } from '~/platform/clock.ts';
import { sql } from '~/platform/db.ts';
import { confirmedTest, meetEverything } from '~tests/support/certification-world.ts';
import { createAccount, createWorld, type World } from '~tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await setLevelOne(world.as('AUTHORITY_ADMIN', 'root').actor, null);
});

const decide = (
  role: 'ORG_ADMIN' | 'AUTHORITY_ADMIN',
  applicationId: string,
  place: 'root' | 'unitA' | 'unitB' = 'unitA',
) =>
  decideApplication(world.as(role, place).actor, {
    applicationId,
    stage: role === 'ORG_ADMIN' ? 'UNIT' : 'AUTHORITY',
    decision: 'APPROVE',
    reason: '材料齐全，同意',
  });

describe('level one', () => {
  it('shows each requirement, met or not, and cannot be applied for before all are met', async () => {
    const person = await createAccount(world.unitA, world.root.id, 'CADRE', '申报人甲');
    const page = await certificationPage(person.actor, today());
    expect(page.standing?.verdicts.map((verdict) => [verdict.requirement.kind, verdict.met])).toEqual([
      ['TEST_PASSED', false],
      ['COURSE_FINISHED', false],
      ['CLASS_HOURS', false],
      ['LEVEL_PAPER', false],
    ]);
    expect(await applyForLevel(person.actor, 'L1')).toEqual({ ok: false, reason: 'not-all-met' });
  });

  it('is applied for, decided by unit and authority with reasons, and certified once', async () => {
    const person = await createAccount(world.unitA, world.root.id, 'CADRE', '申报人乙');
    await meetEverything(world, person);
    const applied = await applyForLevel(person.actor, 'L1');
    if (!applied.ok) throw new Error(applied.reason);
    expect(await applyForLevel(person.actor, 'L1')).toEqual({ ok: false, reason: 'already-open' });

    await expect(decide('ORG_ADMIN', applied.applicationId, 'unitB')).rejects.toThrow(/not permitted/);
    expect(await decide('AUTHORITY_ADMIN', applied.applicationId, 'root')).toEqual({
      ok: false,
      reason: 'not-this-stage',
    });
    expect(await decide('ORG_ADMIN', applied.applicationId)).toEqual({ ok: true });
    expect(await decide('AUTHORITY_ADMIN', applied.applicationId, 'root')).toEqual({ ok: true });

    const decidedAt = () =>
      sql.query(`SELECT decided_at FROM certification_application WHERE id = $1`, [applied.applicationId]);
    const decided = await decidedAt();
    await issueCompetencyCertificate(applied.applicationId);
    await issueCompetencyCertificate(applied.applicationId);
    expect(await decidedAt()).toEqual(decided);
    const mine = await myCertificates(person.actor);
    expect(mine).toHaveLength(1);
    await renderCertificate(mine[0]?.id ?? '');
    const certificate = await certificatePage(person.actor, mine[0]?.id ?? '');
    expect(certificate.number).toMatch(/^ZR-L1-\d{4}-\d{6}-\d$/);
    expect(await verifyCertificate(certificate.number, certificate.verificationCode)).toMatchObject({
      found: true,
      level: 'L1',
      state: 'VALID',
    });
  });

  it('cannot be decided by the person who applied', async () => {
    const person = await createAccount(world.unitA, world.root.id, 'CADRE', '申报人丙');
    await meetEverything(world, person);
    const applied = await applyForLevel(person.actor, 'L1');
    if (!applied.ok) throw new Error(applied.reason);
    const own = { ...world.as('ORG_ADMIN', 'unitA').actor, accountId: person.accountId, cadreId: person.cadreId };
    expect(
      await decideApplication(own, {
        applicationId: applied.applicationId,
        stage: 'UNIT',
        decision: 'APPROVE',
        reason: '同意',
      }),
    ).toEqual({
      ok: false,
      reason: 'own-application',
    });
  });

  it('comes back to the person with the reason, and is sent again as the same application', async () => {
    const person = await createAccount(world.unitA, world.root.id, 'CADRE', '申报人丁');
    await meetEverything(world, person);
    const applied = await applyForLevel(person.actor, 'L1');
    if (!applied.ok) throw new Error(applied.reason);
    const { applicationId } = applied;
    const unit = world.as('ORG_ADMIN', 'unitA').actor;
    const act = (decision: 'RETURN' | 'APPROVE', reason: string) =>
      decideApplication(unit, { applicationId, stage: 'UNIT', decision, reason });
    expect(await act('RETURN', ' ')).toEqual({ ok: false, reason: 'reason-missing' });
    expect(await act('RETURN', '请先更正现任职务')).toEqual({ ok: true });

    const page = await certificationPage(person.actor, today());
    expect(page.open?.status).toBe('RETURNED');
    expect(page.mayApply).toBe(true);
    expect(page.applications[0]?.decisions.map((one) => one.reason)).toEqual(['请先更正现任职务']);
    expect((await learnerHome(person.actor, new Date())).next).toEqual({ kind: 'certification', about: 'RETURNED' });
    expect(await sql.query(`SELECT kind, link FROM notification WHERE account_id = $1`, [person.accountId])).toEqual([
      { kind: 'application-returned', link: '/certification' },
    ]);
    expect(await applyForLevel(person.actor, 'L1')).toEqual({ ok: true, applicationId });
    expect(await applyForLevel(person.actor, 'L1')).toEqual({ ok: false, reason: 'already-open' });
    expect(await act('APPROVE', '已更正，同意')).toEqual({ ok: true });
  });

  it('is not decided at both stages by one person, whatever roles they hold', async () => {
    const person = await createAccount(world.unitA, world.root.id, 'CADRE', '申报人戊');
    await meetEverything(world, person);
    const applied = await applyForLevel(person.actor, 'L1');
    if (!applied.ok) throw new Error(applied.reason);
    const { actor } = world.as('ORG_ADMIN', 'unitA');
    const both = { ...actor, grants: [...actor.grants, ...world.as('AUTHORITY_ADMIN', 'root').actor.grants] };
    const input = { applicationId: applied.applicationId, decision: 'APPROVE', reason: '材料齐全，同意' } as const;
    expect(await decideApplication(both, { ...input, stage: 'UNIT' })).toEqual({ ok: true });
    expect((await applicationPage(both, applied.applicationId)).stage).toBeNull();
    expect(await decideApplication(both, { ...input, stage: 'AUTHORITY' })).toEqual({
      ok: false,
      reason: 'same-person',
    });
  });

  it('shows what the paper brought in each ability domain', async () => {
    const person = await createAccount(world.unitA, world.root.id, 'CADRE', '申报人己');
    await confirmedTest(world, person, 'CERTIFICATION_L1', 75, {
      items: [
        { k: 'T02', p: 1 },
        { k: 'T02', p: 3 },
        { k: 'T11', p: 2 },
      ],
      earned: [1, 0, 2],
    });
    const { standing } = await certificationPage(person.actor, today());
    const paper = standing?.verdicts.find(({ requirement }) => requirement.kind === 'LEVEL_PAPER');
    expect(paper?.met).toBe(true);
    expect(paper?.domains?.scores.map(({ percent }) => percent)).toEqual([25, 100, null, null]);
  });
});
