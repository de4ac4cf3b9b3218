import { Forbidden, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { env } from '~/platform/env.ts';
import { myTestRows, type MyTestRow } from '../data/my-test-rows.ts';
import { pastSittings } from '../data/past-sittings.ts';
import { policyVersion, type FixedPolicy } from '../data/policy-cache.ts';
import { deadlineOf } from '../rules/attempt-clock.ts';
import { bookMoment, bookRuleFor, type BookRule } from '../rules/book-rule.ts';
import { paperShape, type PaperShape } from '../rules/policy-settings.ts';
import { scoreReleased } from '../rules/release.ts';
import { standingToSit, type StandingToSit } from '../rules/standing-to-sit.ts';

/** Where a person stands with one session. */
export type MyTestState =
  | 'running'
  | 'open'
  | 'upcoming'
  | 'grading'
  | 'passed'
  | 'failed'
  | 'waiting'
  | 'absent'
  | 'annulled'
  | 'deferred'
  | 'cancelled';

export type MyTest = {
  sessionId: string;
  number: string;
  title: string;
  state: MyTestState;
  opensAt: number;
  closesAt: number;
  venue: string | null;
  attemptId: string | null;
  deadlineAt: number | null;
  score: number | null;
};

export type MyTests = { next: MyTest | null; later: MyTest[]; past: MyTest[] };

const LIVE: readonly MyTestState[] = ['running', 'open', 'upcoming'];

/** The sessions on whose lists a person stands: what to do next, what comes later, what is over. */
export async function myTests(actor: Actor): Promise<MyTests> {
  if (!actor.cadreId) return { next: null, later: [], past: [] };
  const rows = await myTestRows(sqlRead, { cadreId: actor.cadreId, accountId: actor.accountId });
  const tests = await Promise.all(rows.map(myTest));
  const live = tests
    .filter((test) => LIVE.includes(test.state))
    .sort((a, b) => LIVE.indexOf(a.state) - LIVE.indexOf(b.state) || a.opensAt - b.opensAt);
  return {
    next: live[0] ?? null,
    later: live.slice(1),
    past: tests.filter((test) => !LIVE.includes(test.state)),
  };
}

async function myTest(row: MyTestRow): Promise<MyTest> {
  const state = await stateOf(row);
  return {
    sessionId: row.sessionId,
    number: row.number,
    title: row.title,
    state,
    opensAt: row.opensAt.getTime(),
    closesAt: row.closesAt.getTime(),
    venue: row.venue,
    attemptId: row.attemptId ?? (state === 'annulled' ? row.annulledId : null),
    deadlineAt: row.deadlineAt?.getTime() ?? null,
    score: state === 'passed' || state === 'failed' ? row.score : null,
  };
}

async function stateOf(row: MyTestRow): Promise<MyTestState> {
  if (row.attemptStatus === 'RUNNING') return 'running';
  if (row.attemptStatus === 'SUBMITTED') return 'grading';
  if (row.attemptStatus === 'GRADED') {
    const { settings } = await policyVersion(row.policyVersionId);
    if (!scoreReleased(settings.scoreRelease, releaseFacts(row)).open) return 'waiting';
    return row.passed ? 'passed' : 'failed';
  }
  if (row.status === 'CANCELLED') return 'cancelled';
  if (row.registration === 'DEFERRED') return 'deferred';
  if (row.status === 'ENDED' || row.now >= row.closesAt) return row.annulledId ? 'annulled' : 'absent';
  return row.now < row.opensAt ? 'upcoming' : 'open';
}

const releaseFacts = (row: MyTestRow) => ({
  now: row.now.getTime(),
  closesAt: row.closesAt.getTime(),
  ended: row.status === 'ENDED',
  releaseAt: row.releaseResultsAt?.getTime() ?? null,
});

export type TestRules = {
  test: MyTest;
  notice: string;
  policy: Pick<FixedPolicy, 'title' | 'titleEn' | 'number'>;
  shape: PaperShape;
  minutes: number;
  passMark: number;
  /** per cent that every part asks for; null where parts differ or ask for nothing */
  sectionPercent: number | null;
  /** what the rule on books means for this person */
  book: BookRule;
  rules: string[];
  rulesEn: string[];
  confirmText: string;
  confirmTextEn: string;
  /** who may sit, apart from the clock */
  standing: StandingToSit;
  signInMissing: boolean;
  /** until when a sitting begun now would run */
  ownDeadline: number;
  now: number;
};

/** The rules of one session, as a registered person reads them before starting. */
export async function testRules(actor: Actor, sessionId: string): Promise<TestRules> {
  if (!actor.cadreId) throw new Forbidden('self.sit');
  const [row] = await myTestRows(sqlRead, { cadreId: actor.cadreId, accountId: actor.accountId }, sessionId);
  if (!row) throw new NotFound('session');
  const policy = await policyVersion(row.policyVersionId);
  const { settings } = policy;
  const history = (await pastSittings(sqlRead, [actor.cadreId], row.occasion, env.TIME_ZONE)).get(actor.cadreId) ?? [];
  const minima = new Set(settings.sections.map((section) => section.minimumPercent));
  const [onlyMinimum] = minima;
  return {
    test: await myTest(row),
    notice: row.notice,
    policy: { title: policy.title, titleEn: policy.titleEn, number: policy.number },
    shape: paperShape(settings),
    minutes: settings.minutes,
    passMark: settings.passMark,
    sectionPercent: minima.size === 1 ? (onlyMinimum ?? null) : null,
    book: bookRuleFor(settings, row.birthMonth, today(bookMoment(row.opensAt, row.closesAt, row.now))),
    rules: settings.rules,
    rulesEn: settings.rulesEn,
    confirmText: settings.confirmText,
    confirmTextEn: settings.confirmTextEn,
    standing: standingToSit(settings, history, today(row.now)),
    signInMissing: settings.signInFirst && !row.signedInAt,
    ownDeadline: deadlineOf(row.now.getTime(), settings.minutes, {
      closesAt: row.closesAt.getTime(),
      overrunMinutes: settings.overrunMinutes,
    }),
    now: row.now.getTime(),
  };
}
