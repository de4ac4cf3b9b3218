import { beforeAll, describe, expect, it } from 'vitest';
import { setLevelOne } from '~/certification/commands/set-level.server.ts';
import { applyForLevel } from '~/certification/commands/apply-for-level.server.ts';
import { decideApplication } from '~/certification/commands/decide-application.server.ts';
import { issueCompetencyCertificate } from '~/certification/commands/issue-competency-certificate.server.ts';
import { endCertificate } from '~/credentials/commands/end-certificate.server.ts';
import { renderCertificate } from '~/credentials/commands/render-certificate.server.ts';
import { myCertificates } from '~/credentials/queries/certificate-page.server.ts';
import { creditAccount } from '~/credits/queries/credit-account.server.ts';
import { today } from '~/platform/clock.ts';
import { sql } from '~/platform/db.ts';
import { enrolCadres, recordAttendance } from '~/training/commands/change-enrolment.server.ts';
import { completeClass } from '~/training/commands/close-class.server.ts';
import { reopenClass } from '~/training/commands/reopen-class.server.ts';
import { editRotationPlan } from '~/training/commands/rotation-plan.server.ts';
import { attendanceList } from '~/training/queries/attendance-list.server.ts';
import { classList, classPage } from '~/training/queries/class-pages.server.ts';
import { rotationPage } from '~/training/queries/rotation-pages.server.ts';
import { meetEverything } from '~tests/support/certification-world.ts';
import { runMigration } from '~tests/support/run-migration.ts';
import { createTrainingWorld, type TrainingWorld } from '~tests/support/training-world.ts';
import { createAccount } from '~tests/support/world.ts';

let w: TrainingWorld;

beforeAll(async () => {
  w = await createTrainingWorld();
});

const WHY = '出勤登记错了一人';

/** A class with three people: one completes it by attendance, one is given it by the adviser, one does not complete it. */
async function closedClass(planId: string): Promise<string> {
  const classId = await w.newClass(planId);
  await enrolCadres(w.school(), classId, { cadreIds: w.ids(0, 1, 2) });
  const [byAttendance = '', byAdviser = '', not = ''] = w.ids(0, 1, 2);
  await recordAttendance(w.school(), classId, [
    { cadreId: byAttendance, halfDaysAttended: 6, result: 'ENROLLED', grade: null },
    { cadreId: byAdviser, halfDaysAttended: 6, result: 'COMPLETED', grade: '优秀' },
    { cadreId: not, halfDaysAttended: 2, result: 'NOT_COMPLETED', grade: null },
  ]);
  expect(await completeClass(w.school(), classId)).toMatchObject({ ok: true, completed: 2 });
  return classId;
}

const hoursOf = async (at: number): Promise<number> =>
  (await creditAccount(w.ids(at)[0] ?? '', '2026-01-01', '2026-12-31')).hours;
const entriesOf = (classId: string) =>
  sql.query<{ cadreId: string; hours: number; reverses: boolean; replaces: boolean }>(
    `SELECT cadre_id::text AS "cadreId", hours::float8 AS hours, reverses_id IS NOT NULL AS reverses, replaces_id IS NOT NULL AS replaces
     FROM credit_entry WHERE source_id = $1 ORDER BY recorded_at, id`,
    [classId],
  );
const noticesOf = async (at: number): Promise<string[]> =>
  (
    await sql.query<{ kind: string }>(`SELECT kind FROM notification WHERE account_id = $1 ORDER BY created_at, id`, [
      w.people[at]?.accountId,
    ])
  ).map(({ kind }) => kind);
/** Makes of a granted application what it was when hours could not be taken back. */
async function forgetReliances(applicationId: string): Promise<void> {
  await sql.query(`DELETE FROM credit_reliance WHERE reliant_id = $1`, [applicationId]);
  await sql.query(
    `UPDATE certification_decision SET verdict = (
       SELECT jsonb_agg(jsonb_set(one, '{counted}', (
         SELECT coalesce(jsonb_agg(counted - 'entryId'), '[]') FROM jsonb_array_elements(one->'counted') AS counted)))
       FROM jsonb_array_elements(verdict) AS one)
     WHERE application_id = $1`,
    [applicationId],
  );
}

const ANY = {
  search: '',
  type: null,
  phase: null,
  year: null,
  sort: 'startsOn',
  descending: true,
  limit: 100,
  offset: 0,
};

describe('a class that was completed by mistake', () => {
  it('is opened again with a reason: everything that followed is taken back, and set anew at the next close', async () => {
    const planId = await w.plan();
    const before = [await hoursOf(0), await hoursOf(1), await hoursOf(2)];
    const figures = async () => (await rotationPage(w.school(), planId, null)).figures;
    const due = (await figures()).due;
    const classId = await closedClass(planId);
    expect(await figures()).toMatchObject({ due, done: 2, missed: 1 });

    expect(await reopenClass(w.school(), classId, '  ')).toEqual({ ok: false, reason: 'reason-missing' });
    expect(await reopenClass(w.school(), classId, WHY)).toEqual({ ok: true, completed: 2, untrained: 2 });

    expect(await figures()).toMatchObject({ due, done: 0, scheduled: 2, missed: 1 });
    expect([await hoursOf(0), await hoursOf(1)]).toEqual(before.slice(0, 2));
    expect((await entriesOf(classId)).reduce((sum, { hours }) => sum + hours, 0)).toBe(0);
    const page = await classPage(w.school(), classId);
    expect(page.found.phase).toBe('ENDED');
    expect(page.mayRecord).toBe(true);
    // What a person entered stays; what closing read from the attendance does not.
    expect(new Map(page.roster.map((one) => [one.cadreId, one.result]))).toEqual(
      new Map([
        [w.ids(0)[0], 'ENROLLED'],
        [w.ids(1)[0], 'COMPLETED'],
        [w.ids(2)[0], 'NOT_COMPLETED'],
      ]),
    );
    expect(page.reopenings).toMatchObject([{ reason: WHY, completed: 2, untrained: 2 }]);
    const list = { ...ANY, planId };
    expect((await classList(w.school(), list)).counts).toMatchObject({ held: 0, called: 3, completed: 0, people: 3 });
    expect(
      (await attendanceList(w.school(), { ...list, of: '', classId, result: null })).rows.map((row) => row.hours),
    ).toEqual([0, 0, 0]);

    const [first = '', second = '', third = ''] = w.ids(0, 1, 2);
    await recordAttendance(w.school(), classId, [
      { cadreId: first, halfDaysAttended: 6, result: 'ENROLLED', grade: null },
      { cadreId: second, halfDaysAttended: 1, result: 'NOT_COMPLETED', grade: null },
      { cadreId: third, halfDaysAttended: 6, result: 'COMPLETED', grade: null },
    ]);
    expect(await completeClass(w.school(), classId)).toEqual({ ok: true, completed: 2, trained: 2 });
    expect([await hoursOf(0), await hoursOf(1), await hoursOf(2)]).toEqual([
      (before[0] ?? 0) + 24,
      before[1],
      (before[2] ?? 0) + 24,
    ]);
    expect(await figures()).toMatchObject({ due, done: 2, missed: 1 });
    expect((await entriesOf(classId)).filter(({ cadreId }) => cadreId === first)).toMatchObject([
      { hours: 24, reverses: false, replaces: false },
      { hours: -24, reverses: true, replaces: false },
      { hours: 24, reverses: false, replaces: true },
    ]);
    expect((await noticesOf(0)).slice(-2)).toEqual(['class-reopened', 'class-completed-again']);
    expect((await noticesOf(1)).slice(-2)).toEqual(['class-reopened', 'class-not-completed-again']);
    expect((await noticesOf(2)).at(-1)).toBe('class-completed-again');

    expect(await reopenClass(w.school(), classId, '再核对一次')).toMatchObject({ ok: true, completed: 2 });
    expect(await completeClass(w.school(), classId)).toMatchObject({ ok: true, completed: 2, trained: 2 });
    expect(await hoursOf(0)).toBe((before[0] ?? 0) + 24);
    const journal = await sql.query<{ action: string; detail: unknown }>(
      `SELECT action, detail FROM journal.audit_entry WHERE subject_id = $1 AND action IN ('class.reopen', 'credits.reverse') ORDER BY at, id`,
      [classId],
    );
    expect(journal.slice(0, 2)).toEqual([
      { action: 'credits.reverse', detail: { entries: 2 } },
      { action: 'class.reopen', detail: { completed: 2, untrained: 2 } },
    ]);
    expect(JSON.stringify(journal)).not.toContain(WHY);
  });

  it('keeps every result where a release that did not tell them apart completed it, and asks for what is missing', async () => {
    const planId = await w.plan();
    const before = await hoursOf(0);
    const classId = await closedClass(planId);
    const [first = ''] = w.ids(0);
    await sql.query(`UPDATE class_enrolment SET result_by_closing = false WHERE class_id = $1`, [classId]);
    await sql.query(`UPDATE class_enrolment SET half_days_attended = NULL WHERE class_id = $1 AND cadre_id = $2`, [
      classId,
      first,
    ]);
    expect(await reopenClass(w.school(), classId, WHY)).toEqual({ ok: true, completed: 2, untrained: 2 });
    expect((await classPage(w.school(), classId)).roster.map(({ result }) => result).toSorted()).toEqual([
      'COMPLETED',
      'COMPLETED',
      'NOT_COMPLETED',
    ]);
    const missing = { ok: false, reason: 'attendance-missing', n: 1 };
    expect(await completeClass(w.school(), classId)).toMatchObject(missing);
    await recordAttendance(w.school(), classId, [
      { cadreId: first, halfDaysAttended: 6, result: 'COMPLETED', grade: null },
    ]);
    expect(await completeClass(w.school(), classId)).toEqual({ ok: true, completed: 2, trained: 2 });
    expect(await hoursOf(0)).toBe(before + 24);
  });

  it('leaves trained whoever completed another class of the plan', async () => {
    const planId = await w.plan();
    const first = await closedClass(planId);
    const second = await closedClass(planId);
    expect(await reopenClass(w.school(), first, WHY)).toEqual({ ok: true, completed: 2, untrained: 0 });
    expect((await rotationPage(w.school(), planId, null)).figures.done).toBe(2);
    expect(await reopenClass(w.school(), second, WHY)).toEqual({ ok: true, completed: 2, untrained: 2 });
    expect((await rotationPage(w.school(), planId, null)).figures.done).toBe(0);
    expect(await completeClass(w.school(), first)).toMatchObject({ ok: true, trained: 2 });
  });

  it('is opened by who may close it, not before it is closed, and not while its plan is closed', async () => {
    const planId = await w.plan();
    const classId = await closedClass(planId);
    for (const role of ['CLASS_ADVISER', 'ORG_ADMIN'] as const)
      await expect(reopenClass(w.world.as(role, 'root').actor, classId, WHY)).rejects.toThrow(/not permitted/);
    expect((await classPage(w.world.as('CLASS_ADVISER', 'root').actor, classId)).mayReopen).toBe(false);
    expect((await classPage(w.school(), classId)).mayReopen).toBe(true);
    await editRotationPlan(w.school(), planId, { status: 'CLOSED' });
    expect(await reopenClass(w.school(), classId, WHY)).toEqual({ ok: false, reason: 'counted-in-closed-plan' });
    await editRotationPlan(w.school(), planId, { status: 'ACTIVE' });
    expect(await reopenClass(w.school(), classId, WHY)).toMatchObject({ ok: true });
    expect(await reopenClass(w.school(), classId, WHY)).toEqual({ ok: false, reason: 'not-completed' });
  });

  it('stays closed while a certificate in force rests on its hours', async () => {
    await setLevelOne(w.world.as('AUTHORITY_ADMIN', 'root').actor, null);
    const person = await createAccount(w.world.unitA, w.world.root.id, 'CADRE', '持证人');
    await meetEverything(w.world, person, 20);
    // Hours count for a year.
    const day = (days: number): string => today(new Date(Date.now() + days * 86_400_000));
    const classId = await w.newClass(await w.plan(day(-60), day(60)), { startsOn: day(-12), endsOn: day(-10) });
    await enrolCadres(w.school(), classId, { cadreIds: [person.cadreId ?? ''] });
    await recordAttendance(w.school(), classId, [
      { cadreId: person.cadreId ?? '', halfDaysAttended: 6, result: 'ENROLLED', grade: null },
    ]);
    await completeClass(w.school(), classId);
    const applied = await applyForLevel(person.actor, 'L1');
    if (!applied.ok) throw new Error(applied.reason);
    const { applicationId } = applied;
    const approve = { applicationId, decision: 'APPROVE', reason: '材料齐全，同意' } as const;
    await decideApplication(w.world.as('ORG_ADMIN', 'unitA').actor, { ...approve, stage: 'UNIT' });

    // Nothing is final before the authority has decided; without the hours it cannot.
    expect(await reopenClass(w.school(), classId, WHY)).toMatchObject({ ok: true });
    const authority = w.world.as('AUTHORITY_ADMIN', 'root').actor;
    expect(await decideApplication(authority, { ...approve, stage: 'AUTHORITY' })).toEqual({
      ok: false,
      reason: 'no-longer-met',
    });
    await completeClass(w.school(), classId);
    expect(await decideApplication(authority, { ...approve, stage: 'AUTHORITY' })).toEqual({ ok: true });
    const refused = { ok: false, reason: 'hours-relied-on', cadreIds: [person.cadreId] };
    expect(await reopenClass(w.school(), classId, WHY)).toEqual(refused);
    expect((await classPage(w.school(), classId)).found.status).toBe('COMPLETED');

    await issueCompetencyCertificate(applicationId);
    const [certificate] = await myCertificates(person.actor);
    await renderCertificate(certificate?.id ?? '');
    expect(await reopenClass(w.school(), classId, WHY)).toEqual(refused);

    // A level that was granted by a version which kept no account of it: the upgrade makes up for that, once.
    await forgetReliances(applicationId);
    await runMigration('reliance_of_granted_levels');
    await runMigration('reliance_of_granted_levels');
    expect(await reopenClass(w.school(), classId, WHY)).toEqual(refused);
    await endCertificate(authority, { certificateId: certificate?.id ?? '', kind: 'REVOKED', reason: '学时登记有误' });
    await forgetReliances(applicationId);
    await runMigration('reliance_of_granted_levels');
    expect(await reopenClass(w.school(), classId, WHY)).toMatchObject({ ok: true });
  });
});
