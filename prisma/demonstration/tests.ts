import { drawPool } from '~/exams/commands/draw-pool.server.ts';
import { assignInvigilators } from '~/exams/commands/assign-invigilators.server.ts';
import { createPolicyFromPreset } from '~/exams/commands/create-policy-from-preset.server.ts';
import { createSession } from '~/exams/commands/create-session.server.ts';
import { publishSession } from '~/exams/commands/publish-session.server.ts';
import { registerCadres } from '~/exams/commands/register-cadres.server.ts';
import { issuePassSlip } from '~/credentials/commands/issue-pass-slip.server.ts';
import { POLICY_PRESETS, type PresetCode } from '~/exams/rules/policy-presets.ts';
import { resultConfirmed } from '~/exams/jobs/exam-facts.ts';
import { startOfDay, today } from '~/platform/clock.ts';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { recordFact } from '~/platform/outbox.ts';
import type { Chance } from './chance.ts';
import { writeExemptions } from './exemptions.ts';
import { writePastSession, type ConfirmedResult, type PastSession } from './past-session.ts';
import { writeRunningSittings } from './running-sittings.ts';
import type { LevelOneCast } from './level-one-cast.ts';
import type { DemonstrationStaff } from './staff.ts';
import type { WrittenCadre, WrittenOrganization } from './write-city.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const NOTICE =
  '请携带工作证，提前十五分钟进入测试页面。测试为闭卷，独立完成；网络中断时答案会先存在本机，恢复后自动上传。';

/** Policies from the presets, sessions behind, under way and ahead; the invented results of invented people. */
export async function writeTests(
  chance: Chance,
  organizations: readonly WrittenOrganization[],
  cadres: readonly WrittenCadre[],
  staff: DemonstrationStaff,
  cast: LevelOneCast,
  at: Date,
): Promise<void> {
  const root = organizations[0] as WrittenOrganization;
  const authority = staff.actor('AUTHORITY_ADMIN');
  const officer = staff.actor('EXAM_OFFICER');
  const policies = new Map<PresetCode, string>();
  for (const preset of Object.keys(POLICY_PRESETS) as PresetCode[]) {
    const made = await createPolicyFromPreset(authority, { organizationId: root.id, preset });
    if (made.ok) policies.set(preset, made.versionId);
  }
  const [bank] = await sql.query<{ id: string }>(
    `SELECT id FROM question_bank WHERE root_id = $1::uuid ORDER BY created_at LIMIT 1`,
    [root.id],
  );
  if (!bank) throw new Error('the demonstration has no question bank');
  const pool = await drawPool(bank.id, 'LIVE');
  const named = new Set([staff.cadre, ...cast.newcomers, ...cast.firstRound].map(({ id }) => id));
  const people = chance.shuffled(cadres.filter((one) => one.organization.nature === 'ORGAN' && !named.has(one.id)));
  const size = Math.min(1, cadres.length / 5000);
  const some = (figure: number): number => Math.max(4, Math.round(figure * size));
  let taken = 0;
  const next = (figure: number): WrittenCadre[] => people.slice(taken, (taken += some(figure)));
  const base = { root, bankId: bank.id, pool, officer, prepared: named };

  const old: ConfirmedResult[] = [];
  await inSqlTransaction(async (tx) => {
    const past = async (
      ordinal: number,
      daysAgo: number,
      waiting: number,
      absent: number,
      who: WrittenCadre[],
      title: string,
      occasion: PastSession['occasion'],
      preset: PresetCode = 'PRE_80',
    ) => {
      const confirmed = await writePastSession(tx, chance, {
        ...base,
        policyVersionId: policies.get(preset) as string,
        settings: POLICY_PRESETS[preset].settings,
        number: `CS-${today(morning(at, daysAgo)).slice(0, 4)}-${String(ordinal).padStart(3, '0')}`,
        title,
        occasion,
        opensAt: morning(at, daysAgo),
        people: who,
        absent,
        waiting,
      });
      // The worker issues the slips of this year as it starts; older ones bear the day on which they were confirmed.
      if (daysAgo > 365) old.push(...confirmed);
      else for (const { eligibilityId } of confirmed) await recordFact(tx, resultConfirmed, { eligibilityId });
    };
    // Passes last two years: those of this session run out within the next three months.
    await past(9, 670, 0, 2, next(44), '年初任用前测试', 'PRE_APPOINTMENT');
    await past(1, 96, 0, 3, [...next(26), ...cast.newcomers], '第一次任用前测试', 'PRE_APPOINTMENT');
    await past(2, 61, 0, 2, next(52), '换届选举前测试', 'PRE_ELECTION');
    await past(3, 3, 7, 4, next(48), '第二次任用前测试', 'PRE_APPOINTMENT');
    // Level one: the round of three years ago, and this year's.
    if (cast.firstRound.length > 0) {
      await past(1, 1140, 0, 0, cast.firstRound, '首批任用前测试', 'PRE_APPOINTMENT');
      await past(2, 1130, 0, 0, cast.firstRound, '首批职业能力认证初级知识考试', 'CERTIFICATION_L1', 'L1_60');
    }
    const candidates = [...cast.newcomers, ...cast.renewing];
    await past(4, 40, 0, 0, candidates, '第一次职业能力认证初级知识考试', 'CERTIFICATION_L1', 'L1_60');
  });
  for (const { eligibilityId, at: confirmedAt } of old.toSorted((a, b) => a.at.getTime() - b.at.getTime()))
    await issuePassSlip(eligibilityId, confirmedAt);

  const open = async (
    preset: PresetCode,
    title: string,
    occasion: 'PRE_APPOINTMENT' | 'CERTIFICATION_L1',
    from: number,
    to: number,
    who: WrittenCadre[],
    publish: boolean,
  ) => {
    const session = await createSession(officer, {
      organizationId: root.id,
      title,
      occasion,
      policyVersionId: policies.get(preset) as string,
      bankId: bank.id,
      opensAt: new Date(from),
      closesAt: new Date(to),
      registrationClosesAt: null,
      releaseResultsAt: null,
      venue: '市级机关第一测试机房，或在本单位用手机、电脑参加',
      notice: NOTICE,
    });
    if (!session.ok) throw new Error(`session: ${session.reason}`);
    if (publish) {
      const published = await publishSession(officer, session.sessionId);
      if (!published.ok) throw new Error(`publish: ${published.reason}`);
    }
    await registerCadres(officer, session.sessionId, { cadreIds: who.map((one) => one.id) });
    await assignInvigilators(officer, session.sessionId, [staff.actor('INVIGILATOR').accountId]);
    return session.sessionId;
  };
  const now = at.getTime();
  const sitters = next(60);
  const running = await open(
    'PRE_80',
    '第三次任用前测试',
    'PRE_APPOINTMENT',
    now - HOUR,
    now + 30 * DAY,
    [staff.cadre, ...sitters],
    true,
  );
  await writeRunningSittings(chance, running, sitters.slice(0, 6), root.id);
  await open(
    'L1_60',
    '第二次职业能力认证初级知识考试',
    'CERTIFICATION_L1',
    now - HOUR,
    now + 30 * DAY,
    [staff.cadre, ...next(24)],
    true,
  );
  await open(
    'PRE_LIGHT_50',
    '第四次任用前测试',
    'PRE_APPOINTMENT',
    now + 8 * DAY,
    now + 8 * DAY + 3 * HOUR,
    next(40),
    true,
  );
  await open('PRE_80', '年末补测', 'PRE_APPOINTMENT', now + 25 * DAY, now + 25 * DAY + 3 * HOUR, next(12), false);
  await writeExemptions(officer, policies.get('PRE_80') as string, next(6), today(at));
}

/** Half past nine in the morning of the authority's day, so many days ago. */
export const morning = (at: Date, daysAgo: number): Date =>
  new Date(startOfDay(today(at), -daysAgo).getTime() + 9.5 * HOUR);
