import { beforeAll, describe, expect, it } from 'vitest';
import { changeRegistration } from '~/exams/commands/change-registration.server.ts';
import { registerCadres } from '~/exams/commands/register-cadres.server.ts';
import type { Actor } from '~/identity/rules/actor.ts';
import { inTransaction, sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import type { WrittenCell } from '~/platform/compose-workbook.ts';
import { commit, rowsOf, statusOf, undo, upload } from '~tests/operations/import-run.ts';
import { runMigration } from '~tests/support/run-migration.ts';
import { createAccount, type TestAccount } from '~tests/support/world.ts';
import { createExamOffice, openSession, type ExamOffice } from './exam-office.ts';

let office: ExamOffice;
let unit: Actor;
let sessionId: string;
let number: string;
let people: Record<'shen' | 'hua' | 'kang' | 'twin' | 'away', TestAccount>;

const HEAD = ['场次编号', '工号', '姓名', '单位'];
const numberOf = async (id: string): Promise<string> => {
  const [row] = await sql.query<{ number: string }>(`SELECT number FROM exam_session WHERE id = $1`, [id]);
  return row?.number ?? '';
};
const name = (who: TestAccount, staffNumber: string | null): Promise<unknown> =>
  sql.query(`UPDATE cadre SET staff_number = $2 WHERE id = $1`, [who.cadreId, staffNumber]);

beforeAll(async () => {
  office = await createExamOffice();
  unit = office.as('ORG_ADMIN', 'unitA').actor;
  const person = (display: string) => createAccount(office.unitA, office.root.id, 'CADRE', display);
  people = {
    shen: await person('沈佳禾'),
    hua: await person('华广平'),
    kang: await person('康明哲'),
    twin: await createAccount(office.branchA, office.root.id, 'CADRE', '华广平'),
    away: await createAccount(office.unitB, office.root.id, 'CADRE', '郝学锋'),
  };
  await name(people.shen, '00123');
  await name(people.away, '00900');
  sessionId = await openSession(office);
  number = await numberOf(sessionId);
});

const listed = () =>
  sql.query<{ cadreId: string; status: string }>(
    `SELECT cadre_id AS "cadreId", status::text AS status FROM session_registration WHERE session_id = $1 ORDER BY seat_number`,
    [sessionId],
  );
/** Comes back once somebody waits for a row lock in this database, or the undo was through without waiting. */
async function waitForLock(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) {
    const waiting = await sql.query(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (waiting.length > 0) return;
    await sql.query(`SELECT pg_sleep(0.02)`);
  }
}
const seen = async (batch: string) =>
  (await rowsOf(batch)).map(({ row, status, errors }) => [
    row,
    status,
    errors?.map(({ column, code }) => `${column}:${code}`).join(' ') ?? '',
  ]);

describe('names from a sheet', () => {
  it('are judged row by row before anybody is registered', async () => {
    const rows: WrittenCell[][] = [
      [number, '00123', '沈 佳 禾', null],
      [number, '00123', '沈佳和', null],
      [number, '99999', null, null],
      [number, '00900', null, null],
      [number, null, '华广平', null],
      ['CS-1999-001', null, '康明哲', null],
      [null, null, '康明哲', null],
      [number, null, '康明哲', null],
      [number, null, null, null],
    ];
    const batch = await upload(unit, 'registrations', office.unitA.id, [HEAD, ...rows]);
    expect(await seen(batch)).toEqual([
      [2, 'VALID', ''],
      [3, 'ERROR', 'name:name-differs'],
      [4, 'ERROR', 'staffNumber:person-unknown'],
      [5, 'ERROR', 'staffNumber:person-unknown'],
      [6, 'AMBIGUOUS', ''],
      [7, 'ERROR', 'session:session-unknown'],
      [8, 'VALID', ''],
      [9, 'ERROR', 'null:registered-above'],
      [10, 'ERROR', 'staffNumber:required'],
    ]);
    expect(await listed()).toEqual([]);
  });

  it('stand on the list after the import, each once and told, and are taken off by its undo', async () => {
    const batch = await upload(unit, 'registrations', office.unitA.id, [
      HEAD,
      [number, '00123', null, null],
      [null, null, '华广平', '甲单位第一党支部'],
    ]);
    await commit(unit, batch);
    expect(await statusOf(batch)).toMatchObject({ status: 'COMMITTED', applied: 2 });
    expect((await listed()).map(({ cadreId }) => cadreId)).toEqual([people.shen.cadreId, people.twin.cadreId]);
    const told = await sql.query(
      `SELECT 1 AS one FROM notification WHERE account_id = $1 AND kind = 'session-registered'`,
      [people.twin.accountId],
    );
    expect(told).toHaveLength(1);

    const again = await upload(unit, 'registrations', office.unitA.id, [HEAD, [number, '00123', null, null]]);
    await commit(unit, again);
    await undo(unit, again);
    expect((await listed()).map(({ status }) => status)).toEqual(['REGISTERED', 'REGISTERED']);

    await sql.query(`UPDATE session_registration SET signed_in_at = now() WHERE session_id = $1 AND cadre_id = $2`, [
      sessionId,
      people.twin.cadreId,
    ]);
    await undo(unit, batch);
    expect((await listed()).map(({ status }) => status)).toEqual(['WITHDRAWN', 'REGISTERED']);
    const kept = (await rowsOf(batch)).find(({ row }) => row === 3);
    expect(kept?.errors).toMatchObject([{ code: 'registration-used' }]);
  });

  it('are refused for whoever may not sit, and where names are settled', async () => {
    await sql.query(
      `INSERT INTO attempt (id, kind, root_id, session_id, account_id, cadre_id, organization_id, policy_version_id, occasion, status,
         seed, paper, started_at, month, deadline_at, writer_token, passed, score)
       VALUES ($1, 'OFFICIAL', $2, $3, $4, $5, $6, $7, 'PRE_APPOINTMENT', 'GRADED', 's', '{"items":[]}', now(), date_trunc('month', now()),
         now(), 'd', true, 90)`,
      [
        newId(),
        office.root.id,
        newId(),
        people.kang.accountId,
        people.kang.cadreId,
        office.unitA.id,
        office.policyVersionId,
      ],
    );
    const settled = await openSession(office);
    await sql.query(`UPDATE exam_session SET status = 'REGISTRATION_CLOSED' WHERE id = $1`, [settled]);
    const batch = await upload(unit, 'registrations', office.unitA.id, [
      HEAD,
      [number, null, '康明哲', null],
      [await numberOf(settled), '00123', null, null],
    ]);
    expect(await seen(batch)).toEqual([
      [2, 'ERROR', 'name:valid-pass'],
      [3, 'ERROR', 'session:session-settled'],
    ]);
  });

  it('whose sitting was deferred are not put back by a sheet, not even when that happened after the check', async () => {
    const other = await openSession(office);
    const officer = office.as('EXAM_OFFICER', 'root').actor;
    const sheet: WrittenCell[][] = [HEAD, [await numberOf(other), '00123', null, null]];
    const first = await upload(unit, 'registrations', office.unitA.id, sheet);
    await registerCadres(officer, other, { cadreIds: [people.shen.cadreId ?? ''] });
    const entry = () =>
      sql.query<{ id: string; status: string; reason: string | null }>(
        `SELECT id, status::text, status_reason AS reason FROM session_registration WHERE session_id = $1`,
        [other],
      );
    const [row] = await entry();
    await changeRegistration(officer, row?.id ?? '', 'defer', '因公出差');
    await commit(unit, first);
    expect((await rowsOf(first))[0]?.errors).toMatchObject([{ code: 'changed-since-check' }]);
    const second = await upload(unit, 'registrations', office.unitA.id, sheet);
    expect(await seen(second)).toEqual([[2, 'ERROR', 'staffNumber:deferred-there']]);
    expect(await entry()).toMatchObject([{ status: 'DEFERRED', reason: '因公出差' }]);
  });

  it('come back from an undo as they stood before, but not where somebody put them back by hand since', async () => {
    const other = await openSession(office);
    const officer = office.as('EXAM_OFFICER', 'root').actor;
    const rows: WrittenCell[][] = [HEAD, [await numberOf(other), '00123', null, null]];
    await registerCadres(unit, other, { cadreIds: [people.shen.cadreId ?? ''] });
    const entry = async () => {
      const [row] = await sql.query<{ id: string; status: string; reason: string | null }>(
        `SELECT id, status::text, status_reason AS reason FROM session_registration WHERE session_id = $1`,
        [other],
      );
      return row;
    };
    const id = (await entry())?.id ?? '';
    await changeRegistration(unit, id, 'withdraw', '本人申请退出');
    const first = await upload(unit, 'registrations', office.unitA.id, rows);
    await commit(unit, first);
    expect(await entry()).toEqual({ id, status: 'REGISTERED', reason: null });
    await undo(unit, first);
    expect(await entry()).toEqual({ id, status: 'WITHDRAWN', reason: '本人申请退出' });

    const second = await upload(unit, 'registrations', office.unitA.id, rows);
    await commit(unit, second);
    await changeRegistration(officer, id, 'withdraw');
    await changeRegistration(officer, id, 'restore');
    await undo(unit, second);
    expect((await entry())?.status).toBe('REGISTERED');
    expect((await rowsOf(second))[0]?.errors).toMatchObject([{ code: 'registration-used' }]);
  });

  it('stay as somebody put them by hand since, also when it was the importer', async () => {
    const other = await openSession(office);
    const officer = office.as('EXAM_OFFICER', 'root').actor;
    const sheetNumber = await numberOf(other);
    const batch = await upload(unit, 'registrations', office.unitA.id, [
      HEAD,
      [sheetNumber, '00123', null, null],
      [sheetNumber, null, '华广平', '甲单位第一党支部'],
    ]);
    await commit(unit, batch);
    const entries = () =>
      sql.query<{ id: string; status: string; reason: string | null }>(
        `SELECT id, status::text, status_reason AS reason FROM session_registration WHERE session_id = $1 ORDER BY seat_number`,
        [other],
      );
    const [first, second] = await entries();
    // The importer takes one off and puts it back; the officer takes the other off, in their own words.
    await changeRegistration(unit, first?.id ?? '', 'withdraw');
    await changeRegistration(unit, first?.id ?? '', 'restore');
    await changeRegistration(officer, second?.id ?? '', 'withdraw', '已调离');
    await undo(unit, batch);
    expect(await entries()).toMatchObject([
      { status: 'REGISTERED', reason: null },
      { status: 'WITHDRAWN', reason: '已调离' },
    ]);
    expect((await rowsOf(batch)).map(({ errors }) => errors?.map(({ code }) => code))).toEqual([
      ['registration-used'],
      ['registration-used'],
    ]);
  });

  it('are taken off by the undo of an import from before an upgrade, but where it was changed until then', async () => {
    const other = await openSession(office);
    const sheetNumber = await numberOf(other);
    const batch = await upload(unit, 'registrations', office.unitA.id, [
      HEAD,
      [sheetNumber, '00123', null, null],
      [sheetNumber, null, '华广平', '甲单位第一党支部'],
    ]);
    await commit(unit, batch);
    const entries = () =>
      sql.query<{ id: string; status: string }>(
        `SELECT id, status::text FROM session_registration WHERE session_id = $1 ORDER BY seat_number`,
        [other],
      );
    const [, second] = await entries();
    await changeRegistration(office.as('EXAM_OFFICER', 'root').actor, second?.id ?? '', 'withdraw', '已调离');
    // What the former version had noted of the import, and an entry that counted no changes.
    await sql.query(
      `UPDATE import_row i SET before = i.before - 'revision' || jsonb_build_object('seatNumber', r.seat_number, 'registeredBy', r.registered_by)
       FROM session_registration r WHERE r.id = i.result_id AND i.batch_id = $1`,
      [batch],
    );
    await sql.query(`UPDATE session_registration SET revision = 1 WHERE session_id = $1`, [other]);
    await runMigration('revision_of_imported_names');
    await undo(unit, batch);
    expect((await rowsOf(batch)).map(({ errors }) => errors?.map(({ code }) => code))).toEqual([
      undefined,
      ['registration-used'],
    ]);
    expect((await entries()).map(({ status }) => status)).toEqual(['WITHDRAWN', 'WITHDRAWN']);
    const [row] = await sql.query(`SELECT status_reason AS reason FROM session_registration WHERE id = $1`, [
      second?.id,
    ]);
    expect(row).toEqual({ reason: '已调离' });
  });

  it('are not taken off by an undo that meets the start of a sitting', async () => {
    const other = await openSession(office);
    const batch = await upload(unit, 'registrations', office.unitA.id, [
      HEAD,
      [await numberOf(other), '00123', null, null],
    ]);
    await commit(unit, batch);
    // The start holds session and entry by their keys, as the real one does, when the undo arrives.
    let undone: Promise<unknown> = Promise.resolve();
    await inTransaction(async (tx) => {
      await tx.query(
        `SELECT 1 FROM exam_session s JOIN session_registration r ON r.session_id = s.id WHERE s.id = $1 FOR KEY SHARE OF s, r`,
        [other],
      );
      undone = undo(unit, batch);
      await waitForLock();
      await tx.query(
        `INSERT INTO attempt (id, kind, root_id, session_id, account_id, cadre_id, organization_id, policy_version_id, occasion, status,
           seed, paper, started_at, month, deadline_at, writer_token)
         VALUES ($1, 'OFFICIAL', $2, $3, $4, $5, $6, $7, 'PRE_APPOINTMENT', 'RUNNING', 's', '{"items":[]}', now(),
           date_trunc('month', now()), now() + interval '1 hour', 'd')`,
        [
          newId(),
          office.root.id,
          other,
          people.shen.accountId,
          people.shen.cadreId,
          office.unitA.id,
          office.policyVersionId,
        ],
      );
    });
    await undone;
    const [row] = await sql.query(`SELECT status::text FROM session_registration WHERE session_id = $1`, [other]);
    expect(row).toEqual({ status: 'REGISTERED' });
  });

  it('that were settled between check and import are not written', async () => {
    const other = await openSession(office);
    const batch = await upload(unit, 'registrations', office.unitA.id, [
      HEAD,
      [await numberOf(other), '00123', null, null],
    ]);
    await sql.query(`UPDATE exam_session SET status = 'REGISTRATION_CLOSED' WHERE id = $1`, [other]);
    await commit(unit, batch);
    expect((await rowsOf(batch))[0]?.errors).toMatchObject([{ code: 'changed-since-check' }]);
  });
});
