import { beforeEach, describe, expect, it } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { applyForLevel } from '~/certification/commands/apply-for-level.server.ts';
import { decideApplication } from '~/certification/commands/decide-application.server.ts';
import { setLevelOne, type LevelSettings } from '~/certification/commands/set-level.server.ts';
import { certificationPage } from '~/certification/queries/certification-page.server.ts';
import { levelPage } from '~/certification/queries/level-page.server.ts';
import { PROPOSED_FLOORS, PROPOSED_WEIGHTS, proposedLevelOne } from '~/certification/rules/level-requirements.ts';
import { today } from '~/platform/clock.ts';
import { sql } from '~/platform/db.ts';
import { createMeasures, writeClause } from '~/regulations/commands/write-measures.server.ts';
import { classHours, meetEverything } from '~tests/support/certification-world.ts';
import { createAccount, createWorld, type World } from '~tests/support/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
  expect(await setLevelOne(authority(), null)).toEqual({ ok: true });
});

const authority = () => world.as('AUTHORITY_ADMIN', 'root').actor;
const inDays = (days: number): string => Temporal.PlainDate.from(today()).add({ days }).toString();
const settings = (change: Partial<LevelSettings> = {}): LevelSettings => ({
  validFrom: today(),
  validityMonths: 36,
  requirements: proposedLevelOne(null),
  weights: PROPOSED_WEIGHTS,
  floors: PROPOSED_FLOORS,
  clauseId: null,
  ...change,
});
/** As if the row in force had been set a month ago. */
const age = () =>
  sql.query(
    `UPDATE scheme_level_version SET valid_from = valid_from - 30
     WHERE scheme_id IN (SELECT id FROM certification_scheme WHERE root_id = $1)`,
    [world.root.id],
  );
const hoursOf = (hours: number): LevelSettings['requirements'] => {
  const { first, renewal } = proposedLevelOne(null);
  return { first: first.map((one) => (one.kind === 'CLASS_HOURS' ? { ...one, hours } : one)), renewal };
};

describe('the dated rows of a level', () => {
  it('follow one another without overlap, and a row for later keeps its day', async () => {
    expect(await setLevelOne(authority(), settings({ validFrom: inDays(60), validityMonths: 24 }))).toEqual({
      ok: true,
    });
    expect(await setLevelOne(authority(), settings({ validFrom: inDays(20), validityMonths: 12 }))).toEqual({
      ok: true,
    });
    const { history } = await levelPage(authority());
    expect(history.map((row) => [row.validFrom, row.validTo, row.validityMonths])).toEqual([
      [inDays(60), null, 24],
      [inDays(20), inDays(60), 12],
      [today(), inDays(20), 36],
    ]);
  });

  it('name who put them in force, as that person was called then', async () => {
    const { displayName, accountId } = authority();
    await sql.query(`UPDATE account SET display_name = '后来改名' WHERE id = $1::uuid`, [accountId]);
    const { history } = await levelPage(authority());
    expect(history.map(({ confirmedByName }) => confirmedByName)).toEqual([displayName]);
  });

  it('refuse a day that is past or taken, and weights that do not make 100', async () => {
    expect(await setLevelOne(authority(), settings({ validFrom: inDays(-1) }))).toEqual({
      ok: false,
      reason: 'date-in-past',
    });
    expect(await setLevelOne(authority(), settings())).toEqual({ ok: false, reason: 'same-day' });
    const weights = { ...PROPOSED_WEIGHTS, PARTY_WORK: 40 };
    expect(await setLevelOne(authority(), settings({ validFrom: inDays(1), weights }))).toEqual({
      ok: false,
      reason: 'weights-not-100',
    });
  });

  it('ask for a published course, and refuse one that is not there', async () => {
    const { first, renewal } = proposedLevelOne(null);
    const withCourse = (courseCode: string): LevelSettings['requirements'] => ({
      first: first.map((one) => (one.kind === 'COURSE_FINISHED' ? { ...one, courseCode } : one)),
      renewal,
    });
    const change = (courseCode: string) =>
      setLevelOne(authority(), settings({ validFrom: inDays(1), requirements: withCourse(courseCode) }));
    expect(await change('c9')).toEqual({ ok: false, reason: 'no-course' });
    await sql.query(
      `INSERT INTO course (id, code, title, title_en, summary, summary_en, audience, credit_hours, modules, introduction, content_hash, published_at, updated_at)
       VALUES (gen_random_uuid(), 'c9', '选举工作', 'Elections', '', '', '', 6, '[]', '', '', now(), now()) ON CONFLICT DO NOTHING`,
    );
    expect(await change('c9')).toEqual({ ok: true });
    const page = await levelPage(authority());
    expect(page.courses['c9']?.title).toBe('选举工作');
    expect(page.offered.map(({ code }) => code)).toContain('c9');
  });

  it('link to a clause of own measures, which then stands for every requirement that names none', async () => {
    const measures = await createMeasures(authority(), {
      organizationId: world.root.id,
      title: '测试市党务干部职业能力认证办法',
      titleEn: 'Measures on certification',
      shortTitle: '认证办法',
      documentNumber: null,
      issuedOn: null,
      effectiveFrom: inDays(-10),
      introduction: '',
    });
    const clause = await writeClause(authority(), measures.code, {
      clauseId: null,
      article: '4',
      label: '第四条',
      heading: '申报条件',
      substance: '初级申报条件见附表。',
      validFrom: inDays(-10),
    });
    if (!clause.ok) throw new Error(clause.reason);
    await age();
    expect(await setLevelOne(authority(), settings({ clauseId: clause.clauseId }))).toEqual({ ok: true });
    const page = await certificationPage(world.as('CADRE', 'unitA').actor, today());
    const cited = page.standing?.verdicts.map(({ requirement }) => requirement.clause);
    expect(new Set(cited?.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify({ doc: measures.code, article: '4' })]),
    );
    expect(page.clauses[`${measures.code}#4`]).toMatchObject({
      document: '认证办法',
      label: '第四条',
      href: `/regulations/${measures.code}#article-4`,
      confirmed: false,
    });
  });
});

describe('an application', () => {
  it('is judged to its end by the row under which it was sent; the next person by the new one', async () => {
    const person = await createAccount(world.unitA, world.root.id, 'CADRE', '申报人甲');
    await meetEverything(world, person, 40);
    const applied = await applyForLevel(person.actor, 'L1');
    if (!applied.ok) throw new Error(applied.reason);
    await age();
    expect(await setLevelOne(authority(), settings({ requirements: hoursOf(50) }))).toEqual({ ok: true });

    const grant = (role: 'ORG_ADMIN' | 'AUTHORITY_ADMIN', stage: 'UNIT' | 'AUTHORITY') =>
      decideApplication(world.as(role, role === 'ORG_ADMIN' ? 'unitA' : 'root').actor, {
        applicationId: applied.applicationId,
        stage,
        decision: 'APPROVE',
        reason: '材料齐全，同意',
      });
    expect(await grant('ORG_ADMIN', 'UNIT')).toEqual({ ok: true });
    expect(await grant('AUTHORITY_ADMIN', 'AUTHORITY')).toEqual({ ok: true });

    const later = await createAccount(world.unitA, world.root.id, 'CADRE', '申报人乙');
    await meetEverything(world, later, 40);
    expect(await applyForLevel(later.actor, 'L1')).toEqual({ ok: false, reason: 'not-all-met' });
    await classHours(world, later, 10);
    expect(await applyForLevel(later.actor, 'L1')).toMatchObject({ ok: true });
  });

  it('has no second one beside it under a newer row', async () => {
    const person = await createAccount(world.unitA, world.root.id, 'CADRE', '申报人丙');
    await meetEverything(world, person);
    expect(await applyForLevel(person.actor, 'L1')).toMatchObject({ ok: true });
    await age();
    await setLevelOne(authority(), settings());
    expect(await applyForLevel(person.actor, 'L1')).toEqual({ ok: false, reason: 'already-open' });
  });
});
