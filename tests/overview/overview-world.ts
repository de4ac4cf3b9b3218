import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { createExamWorld, type ExamWorld } from '~tests/support/exam-world.ts';
import { createAccount, type TestAccount, type TestOrganization } from '~tests/support/world.ts';
import { AUTHORITY_DAY } from '~tests/support/authority-day.ts';

export type OverviewWorld = ExamWorld & {
  planId: string;
  /** a cadre with a post in the organization */
  cadre(where: TestOrganization, name: string): Promise<TestAccount>;
  pass(who: TestAccount, status?: 'FLAGGED' | 'CONFIRMED', untilDays?: number | null): Promise<void>;
  exemption(who: TestAccount, untilDays?: number | null): Promise<string>;
  certificate(who: TestAccount, untilDays: number): Promise<string>;
};

/** The small authority with a rotation plan over this year, and ways to give people passes and certificates. */
export async function createOverviewWorld(): Promise<OverviewWorld> {
  const world = await createExamWorld();
  const session = await world.session({}, { opens: '-3 days', closes: '-2 days' });
  const planId = newId();
  await sql.query(
    `INSERT INTO rotation_plan (id, root_id, organization_id, title, window_from, window_to, population, frozen_at)
     VALUES ($1, $2, $2, '支部书记轮训', ${AUTHORITY_DAY} - 100, ${AUTHORITY_DAY} + 40, '{}', now())`,
    [planId, world.root.id],
  );
  const homeOf = (who: TestAccount): string => who.actor.grants[0]?.organizationId as string;
  let number = 0;
  return {
    ...world,
    planId,
    cadre: (where, name) => createAccount(where, world.root.id, 'CADRE', name),
    async pass(who, status = 'CONFIRMED', untilDays = 700) {
      const attemptId = newId();
      await sql.query(
        `INSERT INTO attempt (id, kind, root_id, session_id, account_id, cadre_id, organization_id, policy_version_id, occasion, status, seed,
           paper, started_at, month, deadline_at, writer_token, submitted_at, graded_at, score, passed)
         VALUES ($1, 'OFFICIAL', $2, $3, $4, $5, $6, $7, 'PRE_APPOINTMENT', 'GRADED', 's', '{}', now() - interval '3 days', date_trunc('month', now()),
           now() - interval '2 days', 't', now() - interval '2 days', now() - interval '2 days', 90, true)`,
        [attemptId, world.root.id, session.id, who.accountId, who.cadreId, homeOf(who), session.policyVersionId],
      );
      await sql.query(
        `INSERT INTO eligibility (id, root_id, cadre_id, organization_id, occasion, attempt_id, status, flagged_at, valid_from, valid_until, verdict)
         VALUES ($1, $2, $3, $4, 'PRE_APPOINTMENT', $5, $6::eligibility_status, now() - interval '2 days', ${AUTHORITY_DAY} - 400, ${AUTHORITY_DAY} + $7::int, '{}')`,
        [newId(), world.root.id, who.cadreId, homeOf(who), attemptId, status, untilDays],
      );
    },
    async exemption(who, untilDays = 300) {
      const id = newId();
      await sql.query(
        `INSERT INTO test_exemption (id, root_id, cadre_id, organization_id, occasion, policy_version_id, kind, reason, approved_by,
           valid_from, valid_until, granted_by, granted_by_name, granted_at)
         VALUES ($1, $2, $3, $4, 'PRE_APPOINTMENT', $5, '组织批准免测', '援派期间', '测试工委', ${AUTHORITY_DAY} - 400, ${AUTHORITY_DAY} + $6::int, $7, '考务员', now())`,
        [
          id,
          world.root.id,
          who.cadreId,
          homeOf(who),
          session.policyVersionId,
          untilDays,
          world.as('EXAM_OFFICER', 'root').accountId,
        ],
      );
      return id;
    },
    async certificate(who, untilDays) {
      const id = newId();
      number += 1;
      await sql.query(
        `INSERT INTO certificate (id, root_id, organization_id, type, scheme, level, cycle, number, verification_code, status_index, cadre_id,
           account_id, holder_name, source_type, source_id, facts, facts_hash, template_version, status, issued_on, valid_until, allocated_at, sealed_at)
         VALUES ($1, $2, $3, 'COMPETENCY', 'S', 'L1', '1', $4, 'code', $5, $6, $7, '某人', 'application', $1, '{"title":"职业能力证书"}', 'h', '1', 'SEALED',
           ${AUTHORITY_DAY} - 100, ${AUTHORITY_DAY} + $8::int, now(), now())`,
        [id, world.root.id, homeOf(who), `ZR-TEST-${number}`, number, who.cadreId, who.accountId, untilDays],
      );
      return id;
    },
  };
}

/** Puts people on the plan: trained by a class, scheduled for one, exempt, or with nothing arranged. */
export async function planMember(
  world: OverviewWorld,
  who: TestAccount,
  standing: 'DONE' | 'SCHEDULED' | 'EXEMPT' | 'UNPLANNED',
): Promise<void> {
  await sql.query(
    `INSERT INTO rotation_plan_member (plan_id, cadre_id, organization_id, exempt_reason) VALUES ($1, $2, $3, $4)`,
    [world.planId, who.cadreId, who.actor.grants[0]?.organizationId, standing === 'EXEMPT' ? '脱产学习' : null],
  );
  if (standing !== 'DONE' && standing !== 'SCHEDULED') return;
  const classId = newId();
  const done = standing === 'DONE';
  await sql.query(
    `INSERT INTO training_class (id, root_id, organization_id, code, title, class_type, tier, host, starts_on, ends_on, credit_hours, days, series_no, plan_id, status)
     VALUES ($1::uuid, $2, $2, $1::text, '党支部书记轮训班', 'LX', '市级', '工委', ${AUTHORITY_DAY} + $3::int, ${AUTHORITY_DAY} + $3::int + 2, 24, 3, 1, $4, $5::class_status)`,
    [classId, world.root.id, done ? -30 : 10, world.planId, done ? 'COMPLETED' : 'PLANNED'],
  );
  await sql.query(
    `INSERT INTO class_enrolment (class_id, cadre_id, organization_id, result, updated_at) VALUES ($1, $2, $3, $4::class_result, now())`,
    [classId, who.cadreId, who.actor.grants[0]?.organizationId, done ? 'COMPLETED' : 'ENROLLED'],
  );
  if (done)
    await sql.query(
      `UPDATE rotation_plan_member SET completed_class_id = $3, completed_on = ${AUTHORITY_DAY} - 28 WHERE plan_id = $1 AND cadre_id = $2`,
      [world.planId, who.cadreId, classId],
    );
}
