import { PRE_80 } from '~/exams/rules/policy-presets.ts';
import type { PolicySettings } from '~/exams/rules/policy-settings.ts';
import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { createBank } from './exam-bank.ts';
import { createAccount, createWorld, type TestAccount, type World } from './world.ts';

/** Four questions of four points: one true-or-false, two single, one multiple. */
export const SMALL: PolicySettings = {
  ...PRE_80,
  minutes: 30,
  passMark: 3,
  points: { SINGLE: 1, TRUE_FALSE: 1, MULTIPLE: 1 },
  blueprint: [
    { topic: 'T01', type: 'SINGLE', count: 2 },
    { topic: 'T01', type: 'TRUE_FALSE', count: 1 },
    { topic: 'T02', type: 'MULTIPLE', count: 1 },
  ],
  sections: [],
};

export type TestSession = { id: string; policyVersionId: string; bankId: string };

/** The small authority with a policy, a bank and sessions that are open now. */
export type ExamWorld = World & {
  bankId: string;
  practiceBankId: string;
  policy(settings?: Partial<PolicySettings>): Promise<string>;
  session(settings?: Partial<PolicySettings>, over?: { opens?: string; closes?: string }): Promise<TestSession>;
  /** a new cadre of unit A whose name is on the list */
  candidate(session: TestSession, name?: string): Promise<TestAccount>;
  register(session: TestSession, account: TestAccount): Promise<void>;
};

let made = 0;

/** @param settings the numbers that all sessions of this world share; a test varies what it is about */
export async function createExamWorld(settings: PolicySettings = SMALL, given?: World): Promise<ExamWorld> {
  const world = given ?? (await createWorld());
  const bankId = await createBank(world.root, settings.blueprint, 2);
  const practiceBankId = await createBank(world.root, settings.blueprint, 1, 'practice', 'PRACTICE');

  const policy = async (over: Partial<PolicySettings> = {}): Promise<string> => {
    const [policyId, versionId] = [newId(), newId()];
    await sql.query(
      `INSERT INTO exam_policy (id, root_id, organization_id, code, title, title_en) VALUES ($1, $2, $2, $3, '测试规则', 'Test rules')`,
      [policyId, world.root.id, `P${(made += 1)}`],
    );
    await sql.query(
      `INSERT INTO exam_policy_version (id, policy_id, number, settings, rule_version_ids) VALUES ($1, $2, 1, $3::jsonb, '[]')`,
      [versionId, policyId, JSON.stringify({ ...settings, ...over })],
    );
    return versionId;
  };
  const session: ExamWorld['session'] = async (over, { opens = '-1 hour', closes = '5 hours' } = {}) => {
    const id = newId();
    const policyVersionId = await policy(over);
    await sql.query(
      `INSERT INTO exam_session (id, root_id, organization_id, number, title, occasion, policy_version_id, bank_id, opens_at,
         closes_at, notice, status, created_by, published_at)
       VALUES ($1, $2, $2, $3, '选任前测试（任用前）', 'PRE_APPOINTMENT', $4, $5, now() + $6::interval, now() + $7::interval,
         '', 'REGISTRATION_CLOSED', $8, now())`,
      [
        id,
        world.root.id,
        `S${(made += 1)}`,
        policyVersionId,
        bankId,
        opens,
        closes,
        world.as('EXAM_OFFICER', 'root').accountId,
      ],
    );
    return { id, policyVersionId, bankId };
  };
  const register: ExamWorld['register'] = async (of, account) => {
    await sql.query(
      `INSERT INTO session_registration (id, session_id, cadre_id, account_id, organization_id, registered_by)
       VALUES ($1, $2, $3, $4, $5, $4)`,
      [newId(), of.id, account.cadreId, account.accountId, account.actor.grants[0]?.organizationId],
    );
  };
  return {
    ...world,
    bankId,
    practiceBankId,
    policy,
    session,
    register,
    async candidate(of, name) {
      const account = await createAccount(world.unitA, world.root.id, 'CADRE', name);
      await register(of, account);
      return account;
    },
  };
}

/** Moves the clock of a running attempt, as if it had begun that much earlier. */
export async function ageAttempt(attemptId: string, seconds: number): Promise<void> {
  await sql.query(`UPDATE attempt SET deadline_at = deadline_at - make_interval(secs => $2) WHERE id = $1::uuid`, [
    attemptId,
    seconds,
  ]);
}
