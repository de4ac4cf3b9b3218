import { createPolicyFromPreset } from '~/exams/commands/create-policy-from-preset.server.ts';
import { createSession } from '~/exams/commands/create-session.server.ts';
import { publishSession } from '~/exams/commands/publish-session.server.ts';
import { PRE_LIGHT_50 } from '~/exams/rules/policy-presets.ts';
import { createBank } from '~tests/support/exam-bank.ts';
import { createWorld, type TestOrganization, type World } from '~tests/support/world.ts';

export type ExamOffice = World & { policyId: string; policyVersionId: string; bankId: string };

/** The small authority with the light policy and a bank that serves a first paper and one make-up. */
export async function createExamOffice(): Promise<ExamOffice> {
  const world = await createWorld();
  const policy = await createPolicyFromPreset(world.as('AUTHORITY_ADMIN', 'root').actor, {
    organizationId: world.root.id,
    preset: 'PRE_LIGHT_50',
  });
  if (!policy.ok) throw new Error(policy.reason);
  const bankId = await createBank(world.root, PRE_LIGHT_50.blueprint, 2);
  return { ...world, policyId: policy.policyId, policyVersionId: policy.versionId, bankId };
}

export const hours = (n: number): Date => new Date(Date.now() + n * 3_600_000);

export const sessionFields = (office: ExamOffice) => ({
  title: '任用前测试',
  occasion: 'PRE_APPOINTMENT' as const,
  policyVersionId: office.policyVersionId,
  bankId: office.bankId,
  opensAt: hours(1),
  closesAt: hours(4),
  registrationClosesAt: null,
  releaseResultsAt: null,
  venue: '第一机房',
  notice: '请带工作证。',
});

/** A session of an organization, in draft or published. */
export async function openSession(
  office: ExamOffice,
  where: 'root' | 'unitA' | 'unitB' = 'root',
  publish = true,
  change: Partial<ReturnType<typeof sessionFields>> = {},
): Promise<string> {
  const place: TestOrganization = office[where];
  const officer = office.as('EXAM_OFFICER', where).actor;
  const made = await createSession(officer, { ...sessionFields(office), ...change, organizationId: place.id });
  if (!made.ok) throw new Error(made.reason);
  if (publish) {
    const published = await publishSession(officer, made.sessionId);
    if (!published.ok) throw new Error(published.reason);
  }
  return made.sessionId;
}
