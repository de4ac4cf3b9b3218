import { beforeAll, describe, expect, it } from 'vitest';
import { applyForLevel } from '~/certification/commands/apply-for-level.server.ts';
import { decideApplication } from '~/certification/commands/decide-application.server.ts';
import { issueCompetencyCertificate } from '~/certification/commands/issue-competency-certificate.server.ts';
import { setLevelOne } from '~/certification/commands/set-level.server.ts';
import { certificationPage } from '~/certification/queries/certification-page.server.ts';
import { renderCertificate } from '~/credentials/commands/render-certificate.server.ts';
import { certificatePage, myCertificates } from '~/credentials/queries/certificate-page.server.ts';
import { verifyCertificate } from '~/credentials/queries/verify-certificate.server.ts';
import { today } from '~/platform/clock.ts';
import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { createAccount, createWorld, type TestAccount, type World } from '~tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await setLevelOne(world.as('AUTHORITY_ADMIN', 'root').actor, null);
});

/** Puts on record what level one asks: two confirmed tests, the course, and a class for new appointees. */
async function meetEverything(person: TestAccount): Promise<void> {
  for (const [occasion, score] of [
    ['PRE_APPOINTMENT', 86],
    ['CERTIFICATION_L1', 74],
  ] as const) {
    const attemptId = newId();
    await sql.query(
      `INSERT INTO attempt (id, kind, root_id, account_id, cadre_id, organization_id, policy_version_id, occasion, status, seed, paper, started_at,
         month, deadline_at, writer_token, score, passed)
       VALUES ($1, 'OFFICIAL', $2, $3, $4, $5, $6, $7::occasion, 'GRADED', 's', '{"items":[]}', now() - interval '2 days',
         date_trunc('month', now())::date, now() - interval '1 day', 't', $8, true)`,
      [attemptId, world.root.id, person.accountId, person.cadreId, world.unitA.id, newId(), occasion, score],
    );
    await sql.query(
      `INSERT INTO eligibility (id, root_id, cadre_id, organization_id, occasion, attempt_id, status, flagged_at, valid_from, verdict)
       VALUES ($1, $2, $3, $4, $5::occasion, $6, 'CONFIRMED', now(), current_date, '{}')`,
      [newId(), world.root.id, person.cadreId, world.unitA.id, occasion, attemptId],
    );
  }
  const courseId = newId();
  await sql.query(
    `INSERT INTO course (id, code, title, title_en, summary, summary_en, audience, credit_hours, modules, introduction, content_hash, published_at, updated_at)
     VALUES ($1, 'c2', '支部工作条例精讲', 'Branch regulations', '', '', '', 6, '[]', '', '', now(), now()) ON CONFLICT DO NOTHING`,
    [courseId],
  );
  await sql.query(
    `INSERT INTO course_enrolment (account_id, course_id, started_at, completed_at) SELECT $1, id, now(), now() FROM course WHERE code = 'c2'`,
    [person.accountId],
  );
  await sql.query(
    `INSERT INTO credit_entry (id, cadre_id, organization_id, source_type, source_id, category, title, occurred_on, hours)
     VALUES ($1, $2, $3, 'class', $4, 'CLASS_RZ', '新任党务干部培训班', current_date - 30, 40)`,
    [newId(), person.cadreId, world.unitA.id, newId()],
  );
}

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
    await meetEverything(person);
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

    await issueCompetencyCertificate(applied.applicationId);
    await issueCompetencyCertificate(applied.applicationId);
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
    await meetEverything(person);
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
});
