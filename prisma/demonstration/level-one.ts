import { applyForLevel } from '~/certification/commands/apply-for-level.server.ts';
import { decideApplication } from '~/certification/commands/decide-application.server.ts';
import { issueCompetencyCertificate } from '~/certification/commands/issue-competency-certificate.server.ts';
import { withdrawApplication } from '~/certification/commands/withdraw-application.server.ts';
import type { Decision, DecisionStage } from '~/certification/rules/application-life.ts';
import type { Actor } from '~/identity/rules/actor.ts';
import { courseCompleted } from '~/learning/jobs/course-completed.ts';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { recordFact } from '~/platform/outbox.ts';
import { cadreActor } from './cadre-actor.ts';
import type { LevelOneCast } from './level-one-cast.ts';
import type { DemonstrationStaff } from './staff.ts';
import { insertRows, type WrittenCadre } from './write-city.ts';

/** One act in the life of an application, so many days ago. */
type Act =
  | { daysAgo: number; act: 'apply' }
  | { daysAgo: number; act: 'withdraw' }
  | { daysAgo: number; act: 'issue' }
  | { daysAgo: number; act: DecisionStage; decision: Decision; reason: string };

const apply = (daysAgo: number): Act => ({ daysAgo, act: 'apply' });
const issue = (daysAgo: number): Act => ({ daysAgo, act: 'issue' });
const unit = (
  daysAgo: number,
  reason = '任职、学时和测试记录属实，同意申报。',
  decision: Decision = 'APPROVE',
): Act => ({
  daysAgo,
  act: 'UNIT',
  decision,
  reason,
});
const authority = (
  daysAgo: number,
  reason = '各项要求均已满足，经合议同意认证。',
  decision: Decision = 'APPROVE',
): Act => ({
  daysAgo,
  act: 'AUTHORITY',
  decision,
  reason,
});

/** How the applications of this year stand, the most telling first: a small city has only the first few, a large one begins again. */
const NEWCOMERS: Act[][] = [
  [apply(2)],
  [apply(9), unit(6)],
  [apply(36), unit(33), authority(29), issue(29)],
  [apply(12), unit(8, '现任职务与信息库的记载不一致，请先申请更正，再重新提交。', 'RETURN')],
  [apply(1)],
  [apply(34), unit(31), authority(25), issue(25)],
  [apply(14), unit(11), authority(5, '新任培训班的起止日期与班次通知不符，请核对后重新提交。', 'RETURN')],
  [apply(30), unit(27), authority(20, '经核实，申报人上月已调离党务岗位，按办法不予认证。', 'DECLINE')],
  [apply(11), unit(7, '佐证的班次名称有误，请更正。', 'RETURN'), apply(3)],
  [apply(8), unit(4), authority(0.1)],
  [apply(18), { daysAgo: 16, act: 'withdraw' }],
  [apply(33), unit(30), authority(26), issue(26)],
  [apply(28), unit(22, '申报人现不在本单位党务岗位任职，不同意申报。', 'DECLINE')],
  [apply(28), unit(24), authority(18), issue(18)],
  [apply(7), unit(5)],
  [apply(26), unit(21), authority(15), issue(15)],
  [apply(31), unit(28), authority(22), issue(22)],
  [apply(10), unit(6)],
  [apply(24), unit(19), authority(12), issue(12)],
  [apply(4)],
];

/** Those of the first round, and what has become of it since: near its end, over, being renewed, renewed. */
const FIRST_ROUND = [1080, 1062, 1070, 1044, 1106, 1030, 1052, 1025].map((on): Act[] => [
  apply(1122),
  unit(1119),
  authority(1112),
  issue(on),
]);
const RENEWALS: Act[][] = [[apply(5), unit(3)], [], [apply(25), unit(20), authority(13), issue(13)]];

const DAY = 86_400_000;

/**
 * Applications for level one in every state, with certificates that the worker draws and seals like any other. All of it
 * goes through the commands that people use, with the time of the act: who does not meet a requirement cannot apply here either.
 */
export async function writeLevelOne(cast: LevelOneCast, staff: DemonstrationStaff, at: Date): Promise<void> {
  const before = (daysAgo: number): Date => new Date(at.getTime() - daysAgo * DAY);
  await finishCourse(cast.firstRound, before(1135));
  await finishCourse(cast.newcomers, before(55));
  const played: Played[] = [];
  let [first, renewal, newcomer] = [0, 0, 0];
  for (const { reviewer, newcomers, firstRound } of cast.units) {
    for (const person of firstRound) {
      const renewed = cast.renewing.includes(person) ? RENEWALS[renewal++] : [];
      played.push({ person, reviewer, story: [...taken(FIRST_ROUND, first++), ...(renewed ?? [])] });
    }
    for (const person of newcomers) played.push({ person, reviewer, story: taken(NEWCOMERS, newcomer++) });
  }
  await play(played, staff.actor('AUTHORITY_ADMIN'), before);
}

const taken = (stories: readonly Act[][], at: number): Act[] => stories[at % stories.length] ?? [];

type Played = { person: WrittenCadre; reviewer: Actor; story: Act[]; applicationId?: string };

/** Plays the stories act by act in the order of time, so that numbers are given out as they would have been. */
async function play(played: readonly Played[], decider: Actor, before: (daysAgo: number) => Date): Promise<void> {
  const acts = played.flatMap((who) => who.story.map((one) => ({ who, one })));
  for (const { who, one } of acts.toSorted((a, b) => b.one.daysAgo - a.one.daysAgo)) {
    const at = before(one.daysAgo);
    const actor = cadreActor(who.person, decider.rootId);
    if (one.act === 'apply') {
      const applied = await applyForLevel(actor, 'L1', at);
      // Somebody whose invented answers were not good enough stays where they are.
      if (!applied.ok && applied.reason !== 'not-all-met')
        throw new Error(`demonstration application refused: ${applied.reason}`);
      if (applied.ok) who.applicationId = applied.applicationId;
      else delete who.applicationId;
      continue;
    }
    const { applicationId } = who;
    if (!applicationId) continue;
    if (one.act === 'withdraw') await withdrawApplication(actor, applicationId);
    else if (one.act === 'issue') await issueCompetencyCertificate(applicationId, at);
    else {
      const { act: stage, decision, reason } = one;
      const by = stage === 'UNIT' ? who.reviewer : decider;
      const decided = await decideApplication(by, { applicationId, stage, decision, reason }, at);
      if (!decided.ok) throw new Error(`demonstration decision refused: ${decided.reason}`);
    }
  }
}

/** The course that level one asks for, read through over ten days. */
async function finishCourse(people: readonly WrittenCadre[], finishedAt: Date): Promise<void> {
  const lessons = await sql.query<{ id: string; courseId: string }>(
    `SELECT l.id::text, c.id::text AS "courseId" FROM lesson l JOIN course c ON c.id = l.course_id
     WHERE c.code = 'c2' AND l.retired_at IS NULL ORDER BY l.ordinal`,
  );
  const courseId = lessons.at(0)?.courseId;
  if (!courseId) throw new Error('the course that level one asks for is not there');
  const started = new Date(finishedAt.getTime() - 10 * DAY);
  const doneAt = (at: number): string =>
    new Date(started.getTime() + ((at + 1) / lessons.length) * 10 * DAY).toISOString();
  await inSqlTransaction(async (tx) => {
    await insertRows(
      tx,
      'lesson_progress (account_id, lesson_id, position, furthest, seconds, completed_at, updated_at)',
      'account uuid, lesson uuid, position int, furthest int, seconds int, done timestamptz, at timestamptz',
      people.flatMap(({ accountId }) =>
        lessons.map(({ id }, at) => ({
          account: accountId,
          lesson: id,
          position: 1000,
          furthest: 1000,
          seconds: 1500,
          done: doneAt(at),
          at: doneAt(at),
        })),
      ),
    );
    await insertRows(
      tx,
      'course_enrolment (account_id, course_id, started_at, completed_at, last_lesson_id)',
      'account uuid, course uuid, started timestamptz, done timestamptz, last uuid',
      people.map(({ accountId }) => ({
        account: accountId,
        course: courseId,
        started: started.toISOString(),
        done: finishedAt.toISOString(),
        last: lessons.at(-1)?.id,
      })),
    );
    for (const { accountId } of people) await recordFact(tx, courseCompleted, { accountId, courseId });
  });
}
