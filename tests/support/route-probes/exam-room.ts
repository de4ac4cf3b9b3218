import { PRE_LIGHT_50 } from '~/exams/rules/policy-presets.ts';
import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { createBank } from '../exam-bank.ts';
import { createAccount, type TestAccount } from '../world.ts';
import { once, type Place, type ProbeWorld } from './probe.ts';
import { AUTHORITY_DAY } from '../authority-day.ts';

const AT = '2026-11-23T09:00:00.000Z';

/** A policy of a unit, by which nobody has sat. */
export async function policyOf(w: ProbeWorld, place: Place): Promise<{ id: string; versionId: string }> {
  const [id, versionId] = [newId(), newId()];
  await sql.query(
    `INSERT INTO exam_policy (id, root_id, organization_id, code, title, title_en) VALUES ($1::uuid, $2, $3, $4, '规则', 'Rules')`,
    [id, w.root.id, w[place].id, `P-${id}`],
  );
  await sql.query(
    `INSERT INTO exam_policy_version (id, policy_id, number, settings, rule_version_ids) VALUES ($1, $2, 1, $3::jsonb, '{}')`,
    [versionId, id, JSON.stringify(PRE_LIGHT_50)],
  );
  return { id, versionId };
}

/** Somebody of a unit who is exempted from the test. @returns id of the exemption */
export async function exemptionOf(w: ProbeWorld, place: Place): Promise<string> {
  const id = newId();
  const { versionId } = await policyOf(w, place);
  const who = await createAccount(w[place], w.root.id, 'CADRE', '免测者');
  await sql.query(
    `INSERT INTO test_exemption (id, root_id, cadre_id, organization_id, occasion, policy_version_id, kind, reason, approved_by, valid_from,
       valid_until, granted_by, granted_by_name, granted_at)
     VALUES ($1, $2, $3, $4, 'PRE_APPOINTMENT', $5, '组织批准免测', '援派期间', '测试工委', ${AUTHORITY_DAY} - 10, ${AUTHORITY_DAY} + 60, $6, '考务员', now())`,
    [id, w.root.id, who.cadreId, w[place].id, versionId, w.as('EXAM_OFFICER', place).accountId],
  );
  return id;
}

/** A bank of a unit that serves the policy. */
export const bankOf = once((w, place) => createBank(w[place], PRE_LIGHT_50.blueprint, 2, `office-${w[place].code}`));

/** A session of a unit, by its own policy, with its own invigilator. */
export async function sessionOf(w: ProbeWorld, place: Place, status: string): Promise<string> {
  const id = newId();
  const policy = await policyOf(w, place);
  await sql.query(
    `INSERT INTO exam_session (id, root_id, organization_id, number, title, occasion, policy_version_id, bank_id, opens_at, closes_at,
       notice, status, created_by)
     VALUES ($1::uuid, $2, $3, $4, '测试', 'PRE_APPOINTMENT', $5, $6, now() + interval '1 day', now() + interval '2 days', '',
       $7::exam_session_status, $6)`,
    [id, w.root.id, w[place].id, `S-${id}`, policy.versionId, await bankOf(w, place), status],
  );
  await sql.query(`INSERT INTO session_invigilator (session_id, account_id) VALUES ($1, $2)`, [
    id,
    w.as('INVIGILATOR', place).accountId,
  ]);
  return id;
}

async function register(sessionId: string, who: TestAccount, w: ProbeWorld, place: Place): Promise<string> {
  const id = newId();
  await sql.query(
    `INSERT INTO session_registration (id, session_id, cadre_id, account_id, organization_id, registered_by)
     VALUES ($1, $2, $3, $4, $5, $4)`,
    [id, sessionId, who.cadreId, who.accountId, w[place].id],
  );
  return id;
}

/** A published session of a unit with a name on its list and somebody who could stand in. */
export const listOf = once(async (w, place) => {
  const sessionId = await sessionOf(w, place, 'PUBLISHED');
  const [who, other] = [
    await createAccount(w[place], w.root.id, 'CADRE'),
    await createAccount(w[place], w.root.id, 'CADRE'),
  ];
  return { sessionId, registrationId: await register(sessionId, who, w, place), other };
});

export type Room = Awaited<ReturnType<typeof makeRoom>>;

/** A session of a unit in which somebody sits, asks to move and has lost time, and others have been marked. */
export const roomOf = once(makeRoom);

async function makeRoom(w: ProbeWorld, place: Place) {
  const sessionId = await sessionOf(w, place, 'REGISTRATION_CLOSED');
  // The times lie apart and long ago, so that the outage of one unit hit nobody of the other and nobody who began since.
  const [began, lasts] = place === 'unitA' ? [200, 440] : [700, 12];
  const sitting = await attempt(w, place, sessionId, { status: 'RUNNING', began, lasts });
  const passed = await attempt(w, place, sessionId, { status: 'GRADED', began, lasts });
  const late = await attempt(w, place, sessionId, { status: 'GRADED', began, lasts, late: true });
  const failed = await attempt(w, place, sessionId, { status: 'GRADED', began, lasts });
  const [moveId, outageId, eligibilityId, appealId] = [newId(), newId(), newId(), newId()];
  await sql.query(
    `INSERT INTO attempt_move (id, attempt_id, requested_by, requested_label, requested_token, requested_at)
     VALUES ($1, $2, $3, 'iPhone', 'new-device', now())`,
    [moveId, sitting.id, sitting.who.accountId],
  );
  await sql.query(
    `INSERT INTO service_outage (id, started_at, ended_at, affected_attempts)
     VALUES ($1, now() - make_interval(mins => $2), now() - make_interval(mins => $2) + interval '1 minute', 1)`,
    [outageId, began - 5],
  );
  await sql.query(
    `INSERT INTO eligibility (id, root_id, cadre_id, organization_id, occasion, attempt_id, status, flagged_at, valid_from, verdict)
     VALUES ($1, $2, $3, $4, 'PRE_APPOINTMENT', $5, 'FLAGGED', now(), ${AUTHORITY_DAY}, '{}')`,
    [eligibilityId, w.root.id, passed.who.cadreId, w[place].id, passed.id],
  );
  await sql.query(
    `INSERT INTO exam_appeal (id, attempt_id, root_id, organization_id, account_id, reason, filed_at, due_on)
     VALUES ($1, $2, $3, $4, $5, '第三题有误', now(), ${AUTHORITY_DAY})`,
    [appealId, failed.id, w.root.id, w[place].id, failed.who.accountId],
  );
  return {
    sessionId,
    attemptId: sitting.id,
    registrationId: sitting.registrationId,
    lateId: late.id,
    moveId,
    outageId,
    eligibilityId,
    appealId,
  };
}

async function attempt(
  w: ProbeWorld,
  place: Place,
  sessionId: string,
  { status, began, lasts, late = false }: { status: string; began: number; lasts: number; late?: boolean },
): Promise<{ id: string; registrationId: string; who: TestAccount }> {
  const who = await createAccount(w[place], w.root.id, 'CADRE');
  const registrationId = await register(sessionId, who, w, place);
  const id = newId();
  await sql.query(
    `INSERT INTO attempt (id, kind, root_id, session_id, account_id, cadre_id, organization_id, policy_version_id, occasion, status, seed,
       paper, started_at, month, deadline_at, writer_token, score, passed, grade_detail, late_answers)
     SELECT $1, 'OFFICIAL', $2, s.id, $4, $5, $6, s.policy_version_id, s.occasion, $7::attempt_status, 's', '{"items": []}',
       now() - make_interval(mins => $8), date_trunc('month', now())::date, now() - make_interval(mins => $8 - $10), 't',
       80, true, '{"earned": []}', $9::jsonb
     FROM exam_session s WHERE s.id = $3`,
    [
      id,
      w.root.id,
      sessionId,
      who.accountId,
      who.cadreId,
      w[place].id,
      status,
      began,
      late ? JSON.stringify([{ slot: 1, choice: 'A', seq: 1, givenAt: AT, receivedAt: AT, why: 'after-grace' }]) : null,
      lasts,
    ],
  );
  return { id, registrationId, who };
}
