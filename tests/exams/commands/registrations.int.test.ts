import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeRegistration } from '~/exams/commands/change-registration.server.ts';
import { closeRegistration } from '~/exams/commands/close-registration.server.ts';
import { markSignedIn } from '~/exams/commands/mark-signed-in.server.ts';
import { assignInvigilators } from '~/exams/commands/assign-invigilators.server.ts';
import { registerCadres } from '~/exams/commands/register-cadres.server.ts';
import { substituteRegistration } from '~/exams/commands/substitute-registration.server.ts';
import { registrationsOf } from '~/exams/data/registration-rows.ts';
import { registrationPage } from '~/exams/queries/registration-page.server.ts';
import { Forbidden, NotFound } from '~/identity/rules/actor.ts';
import { writeNoticeAddress } from '~/operations/data/notice-address-rows.ts';
import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { createAccount, type TestAccount } from '~tests/support/world.ts';
import { createExamOffice, openSession, type ExamOffice } from '../exam-office.ts';

let office: ExamOffice;
let sessionId: string;
let inA: TestAccount;
let alsoInA: TestAccount;
let inB: TestAccount;
beforeAll(async () => {
  office = await createExamOffice();
  inA = await createAccount(office.branchA, office.root.id, 'CADRE', '沈佳禾');
  alsoInA = await createAccount(office.unitA, office.root.id, 'CADRE', '华广平');
  inB = await createAccount(office.unitB, office.root.id, 'CADRE', '郝学锋');
});
beforeEach(async () => {
  sessionId = await openSession(office, 'root');
});

const officer = () => office.as('EXAM_OFFICER', 'root').actor;
const unitA = () => office.as('ORG_ADMIN', 'unitA').actor;
const cadre = (who: TestAccount): string => who.cadreId ?? '';
const list = async () => registrationsOf(sql, sessionId);
const rowOf = async (who: TestAccount) => {
  const row = (await list()).find((one) => one.cadreId === who.cadreId);
  if (!row) throw new Error('not registered');
  return row;
};
const page = { search: '', group: null, sort: 'seat', descending: false, limit: 100, offset: 0, find: '' };

describe('names of a session', () => {
  it('are those a unit may name: its own, not those of another unit', async () => {
    const done = await registerCadres(unitA(), sessionId, {
      staffNumbers: [inA.accountNumber, inB.accountNumber, '00000'],
    });
    expect(done).toMatchObject({ ok: true, registered: 1, unknown: [inB.accountNumber, '00000'] });
    expect((await list()).map(({ cadreId }) => cadreId)).toEqual([inA.cadreId]);
  });

  it('take seats in the order in which they were named, and each is told once, by mail where there is an address', async () => {
    await writeNoticeAddress(sql, alsoInA.accountId, 'hua@example.test', 'zh-CN');
    const named = [inB, alsoInA, inA].map(cadre);
    await registerCadres(officer(), sessionId, { cadreIds: [...named, ...named] });
    expect((await list()).map(({ cadreId, seatNumber }) => [cadreId, seatNumber])).toEqual(
      named.map((cadreId, at) => [cadreId, at + 1]),
    );
    const told = await sql.query<{ account: string; mails: number }>(
      `SELECT n.account_id::text AS account, (SELECT count(*)::int FROM journal.outbox b
         WHERE b.topic = 'job:mail-notice' AND b.payload ->> 'notificationId' = n.id::text) AS mails
       FROM notification n WHERE n.link = $1 AND n.kind = 'session-registered'`,
      [`/tests/${sessionId}`],
    );
    expect(new Map(told.map(({ account, mails }) => [account, mails]))).toEqual(
      new Map([inA, alsoInA, inB].map(({ accountId }) => [accountId, accountId === alsoInA.accountId ? 1 : 0])),
    );
    expect(told).toHaveLength(3);
  });

  it('are spoken of wherever they stand on the list, within the subtrees of whoever looks', async () => {
    await registerCadres(officer(), sessionId, { cadreIds: [cadre(inA), cadre(inB)] });
    const [first, second] = [await rowOf(inA), await rowOf(inB)];
    const about = [first.id, second.id, newId(), 'nobody'];
    const beyond = { ...page, limit: 1, offset: 1, search: '郝学锋', about };
    const seen = await registrationPage(officer(), sessionId, beyond);
    expect(seen.rows).toEqual([]);
    expect(seen.about.map(({ name }) => name).toSorted()).toEqual(['沈佳禾', '郝学锋'].toSorted());
    expect((await registrationPage(unitA(), sessionId, beyond)).about).toEqual([
      { id: first.id, name: '沈佳禾', status: 'REGISTERED' },
    ]);
  });

  it('are seen by each unit for its own people only', async () => {
    await registerCadres(officer(), sessionId, { cadreIds: [cadre(inA), cadre(inB)] });
    const seen = await registrationPage(unitA(), sessionId, page);
    expect(seen.rows.map(({ name }) => name)).toEqual(['沈佳禾']);
    expect(seen.counts.registered).toBe(1);
    expect((await registrationPage(officer(), sessionId, page)).rows).toHaveLength(2);
  });

  it('include someone through a current post, never through a past one', async () => {
    const post = async (endedOn: string | null) => {
      await sql.query(`DELETE FROM cadre_post WHERE cadre_id = $1 AND organization_id = $2`, [
        inB.cadreId,
        office.unitA.id,
      ]);
      await sql.query(
        `INSERT INTO cadre_post (id, cadre_id, organization_id, post_type, title, employment_mode, started_on, ended_on)
         VALUES ($1, $2, $3, 'SECRETARY', '书记', 'PART_TIME', '2026-01-01', $4)`,
        [newId(), inB.cadreId, office.unitA.id, endedOn],
      );
    };
    await post('2026-02-01');
    expect(await registerCadres(unitA(), sessionId, { cadreIds: [cadre(inB)] })).toMatchObject({ registered: 0 });
    await post(null);
    expect(await registerCadres(unitA(), sessionId, { cadreIds: [cadre(inB)] })).toMatchObject({ registered: 1 });
    expect((await rowOf(inB)).organizationId).toBe(office.unitA.id);
    await post('2026-02-01');
  });

  it('keep one seat each and are told once', async () => {
    await registerCadres(officer(), sessionId, { cadreIds: [cadre(inA), cadre(alsoInA)] });
    const again = await registerCadres(officer(), sessionId, { cadreIds: [cadre(inA), cadre(inB)] });
    expect(again).toMatchObject({ registered: 1, already: 1 });
    expect((await list()).map(({ seatNumber }) => seatNumber)).toEqual([1, 2, 3]);
    const [told] = await sql.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM notification WHERE account_id = $1 AND link = $2`,
      [inA.accountId, `/tests/${sessionId}`],
    );
    expect(told?.n).toBe(1);
  });

  it('are refused while the waiting time after a failed make-up runs', async () => {
    const failed = (days: number) =>
      sql.query(
        `INSERT INTO attempt (id, kind, root_id, session_id, account_id, cadre_id, organization_id, policy_version_id, occasion,
           status, seed, paper, started_at, month, deadline_at, writer_token, graded_at, score, passed)
         VALUES ($1, 'OFFICIAL', $2, $3, $4, $5, $6, $7, 'PRE_APPOINTMENT', 'GRADED', 's', '{"items":[]}', now() - make_interval(days => $8),
           '2026-01-01', now(), 't', now(), 10, false)`,
        [
          newId(),
          office.root.id,
          newId(),
          alsoInA.accountId,
          alsoInA.cadreId,
          office.unitA.id,
          office.policyVersionId,
          days,
        ],
      );
    await failed(60);
    const retake = await registrationPage(officer(), sessionId, { ...page, find: '华广平' });
    expect(retake.found[0]?.standing).toMatchObject({ may: true, as: 'retake', ordinal: 2 });
    await failed(30);
    const done = await registerCadres(officer(), sessionId, { cadreIds: [cadre(alsoInA)] });
    expect(done).toMatchObject({ registered: 0, refused: [{ name: '华广平', standing: { reason: 'cooling' } }] });
    await sql.query(`DELETE FROM attempt WHERE cadre_id = $1`, [alsoInA.cadreId]);
  });

  it('can be exchanged by the unit until the officer closes registration; the seat stays', async () => {
    await registerCadres(unitA(), sessionId, { cadreIds: [cadre(inA)] });
    const old = await rowOf(inA);
    expect(await substituteRegistration(unitA(), old.id, cadre(inB))).toEqual({ ok: false, reason: 'unknown-person' });
    expect(await substituteRegistration(unitA(), old.id, cadre(alsoInA))).toMatchObject({ ok: true });
    expect((await rowOf(inA)).status).toBe('SUBSTITUTED');
    expect(await rowOf(alsoInA)).toMatchObject({ status: 'REGISTERED', seatNumber: old.seatNumber });
    await closeRegistration(officer(), sessionId);
    const refused = { ok: false, reason: 'registration-closed' };
    expect(await registerCadres(unitA(), sessionId, { cadreIds: [cadre(inA)] })).toEqual(refused);
    expect(await substituteRegistration(unitA(), (await rowOf(alsoInA)).id, cadre(inA))).toEqual(refused);
    expect(await changeRegistration(unitA(), (await rowOf(alsoInA)).id, 'withdraw')).toEqual(refused);
  });

  it('are deferred by the officer alone, with a reason, and a deferral is no sitting', async () => {
    await registerCadres(officer(), sessionId, { cadreIds: [cadre(inA)] });
    const { id } = await rowOf(inA);
    await expect(changeRegistration(unitA(), id, 'defer', '出差')).rejects.toThrow(Forbidden);
    expect(await changeRegistration(officer(), id, 'defer', ' ')).toEqual({ ok: false, reason: 'reason-missing' });
    await closeRegistration(officer(), sessionId);
    expect(await changeRegistration(officer(), id, 'defer', '因公出差')).toMatchObject({ ok: true });
    expect(await rowOf(inA)).toMatchObject({ status: 'DEFERRED', statusReason: '因公出差' });
    const next = await openSession(office, 'root');
    const seen = await registrationPage(officer(), next, { ...page, find: '沈佳禾' });
    expect(seen.found[0]?.standing).toEqual({ may: true, as: 'first', ordinal: 1 });
  });

  it('once deferred come back by the officer alone, however a unit names them', async () => {
    await registerCadres(officer(), sessionId, { cadreIds: [cadre(inA), cadre(alsoInA)] });
    const { id } = await rowOf(inA);
    await changeRegistration(officer(), id, 'defer', '因公出差');
    await expect(changeRegistration(unitA(), id, 'restore')).rejects.toThrow(Forbidden);
    expect(await registerCadres(unitA(), sessionId, { cadreIds: [cadre(inA)] })).toMatchObject({
      ok: true,
      registered: 0,
      deferred: [{ name: '沈佳禾' }],
    });
    expect(await substituteRegistration(unitA(), (await rowOf(alsoInA)).id, cadre(inA))).toEqual({
      ok: false,
      reason: 'deferral-stands',
    });
    expect(
      (await registrationPage(unitA(), sessionId, page)).rows.map(({ name, mayChange }) => [name, mayChange]),
    ).toEqual([
      ['沈佳禾', false],
      ['华广平', true],
    ]);
    expect(await rowOf(inA)).toMatchObject({ status: 'DEFERRED', statusReason: '因公出差' });
    expect(await changeRegistration(officer(), id, 'restore')).toMatchObject({ ok: true });
    expect((await rowOf(inA)).status).toBe('REGISTERED');
    await changeRegistration(officer(), id, 'defer', '因公出差');
    expect(await registerCadres(officer(), sessionId, { cadreIds: [cadre(inA)] })).toMatchObject({ registered: 1 });
  });

  it('of another unit are not there for a unit administrator', async () => {
    await registerCadres(officer(), sessionId, { cadreIds: [cadre(inB)] });
    await expect(changeRegistration(unitA(), (await rowOf(inB)).id, 'withdraw')).rejects.toThrow(Forbidden);
    const ofB = await openSession(office, 'unitB');
    await expect(registerCadres(unitA(), ofB, { cadreIds: [cadre(inA)] })).rejects.toThrow(NotFound);
    await expect(registrationPage(unitA(), ofB, page)).rejects.toThrow(NotFound);
  });
});

describe('signing in', () => {
  it('is marked by the officer or by an invigilator who was assigned', async () => {
    await registerCadres(officer(), sessionId, { cadreIds: [cadre(inA), cadre(inB)] });
    const ids = (await list()).map(({ id }) => id);
    const invigilator = office.as('INVIGILATOR', 'root');
    await expect(markSignedIn(invigilator.actor, sessionId, ids, true)).rejects.toThrow(Forbidden);
    expect(await assignInvigilators(officer(), sessionId, [office.as('INVIGILATOR', 'unitA').accountId])).toEqual({
      ok: false,
      reason: 'not-an-invigilator',
    });
    expect(await assignInvigilators(officer(), sessionId, [invigilator.accountId])).toEqual({ ok: true, assigned: 1 });
    expect(await markSignedIn(invigilator.actor, sessionId, ids, true)).toEqual({ ok: true, changed: 2 });
    expect(await markSignedIn(invigilator.actor, sessionId, ids, true)).toEqual({ ok: true, changed: 0 });
    expect(await markSignedIn(officer(), sessionId, ids.slice(0, 1), false)).toEqual({ ok: true, changed: 1 });
    expect((await list()).map(({ signedInAt }) => signedInAt !== null)).toEqual([false, true]);
  });
});
