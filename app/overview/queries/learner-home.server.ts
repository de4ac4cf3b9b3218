import { certificationPage, type CertificationPage } from '~/certification/queries/certification-page.server.ts';
import { hourStandings } from '~/credits/queries/hour-standings.server.ts';
import { exemptionsOf } from '~/exams/queries/exemptions-of.server.ts';
import { myTests, type MyTests } from '~/exams/queries/my-tests.server.ts';
import { Forbidden, type Actor } from '~/identity/rules/actor.ts';
import { myLearning } from '~/learning/queries/my-learning.server.ts';
import type { MyLearning } from '~/learning/rules/study-view.ts';
import { today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { certificatesOf, classesOf, rotationsOf } from '../data/person-rows.ts';
import { daysBetween } from '../rules/days-between.ts';
import type { LearnerHome } from '../rules/learner-home.ts';
import { nextStep, type CertificationOpening } from '../rules/next-step.ts';
import { EXPIRY_NOTICE_DAYS, inOrder, type Owed } from '../rules/owed.ts';

/** What a cadre sees first: one thing to do, what is owed and until when, then the rest. */
export async function learnerHome(actor: Actor, at: Date): Promise<LearnerHome> {
  const { cadreId } = actor;
  if (!cadreId) throw new Forbidden('self.learn');
  const day = today(at);
  const year = Number(day.slice(0, 4));
  const [tests, exemptions, learning, certification, classes, rotations, certificates, hours] = await Promise.all([
    myTests(actor),
    exemptionsOf(cadreId, day),
    myLearning(actor, at),
    certificationPage(actor, day),
    classesOf(sqlRead, cadreId),
    rotationsOf(sqlRead, cadreId, day),
    certificatesOf(sqlRead, cadreId),
    hourStandings(cadreId, year, day),
  ]);
  const apply = certificationOpening(certification);
  // Where somebody stopped, or the assigned course that is due first; nobody is sent to study at random.
  const lesson = learning.next;
  const next = nextStep({ ...testOpenings(tests), lesson: lesson !== null, certification: apply });
  const missing = hours.filter((one) => !one.met);
  const dated = (on: string) => ({ on, daysLeft: daysBetween(day, on) });
  const owed: Owed[] = [
    ...testsOwed(tests, dated),
    ...coursesOwed(learning, dated),
    ...classes
      .filter((one) => one.result === 'ENROLLED' && one.endsOn >= day && ['PLANNED', 'RUNNING'].includes(one.status))
      .map(({ title, place, endsOn, rotation, startsOn }) => ({
        kind: 'class' as const,
        title,
        place,
        endsOn,
        rotation,
        ...dated(startsOn),
      })),
    ...rotations
      .filter((plan) => !plan.completedOn && plan.exemptReason === null && !plan.scheduled)
      .map((plan) => ({ kind: 'rotation' as const, title: plan.title, ...dated(plan.windowTo) })),
    ...certificates
      .filter((one) => !one.ended && !one.outlasted && one.validUntil !== null && withinNotice(day, one.validUntil))
      .map((one) => ({
        kind: 'certificate' as const,
        id: one.id,
        title: one.title,
        number: one.number,
        renewal: certification.standing?.current?.id === one.id ? renewalOf(certification) : null,
        ...dated(one.validUntil as string),
      })),
    ...(apply && next.kind !== 'certification'
      ? [{ kind: 'certification' as const, about: apply, on: null, daysLeft: null }]
      : []),
    ...(missing.length > 0
      ? [{ kind: 'hours' as const, year, missing: missing.length, ...dated(`${year}-12-31`) }]
      : []),
  ];
  return {
    day,
    next,
    lesson: next.kind === 'lesson' ? lesson : null,
    owed: inOrder(owed),
    exemptions: exemptions.filter(({ state }) => state === 'inForce'),
    lessonsLeft: learning.assigned.reduce((sum, course) => sum + course.lessons - course.done, 0),
    year,
    hours,
    certificates: certificates.filter((one) => one.ended !== 'SUPERSEDED'),
    courses: learning.courses,
  };
}

function certificationOpening({ open, mayApply, standing }: CertificationPage): CertificationOpening | null {
  if (open?.status === 'RETURNED') return 'RETURNED';
  return mayApply ? (standing?.kind ?? null) : null;
}

const renewalOf = ({ open }: CertificationPage): 'OPEN' | 'UNDER_WAY' =>
  open && open.status !== 'RETURNED' ? 'UNDER_WAY' : 'OPEN';

const withinNotice = (day: string, until: string): boolean =>
  until >= day && daysBetween(day, until) <= EXPIRY_NOTICE_DAYS;

function testOpenings({ next, later }: MyTests) {
  const live = [...(next ? [next] : []), ...later];
  const running = live.find((test) => test.state === 'running');
  const open = live.find((test) => test.state === 'open');
  const upcoming = live.find((test) => test.state === 'upcoming');
  return {
    sitting: running?.attemptId
      ? { attemptId: running.attemptId, title: running.title, deadlineAt: running.deadlineAt ?? running.closesAt }
      : null,
    openTest: open ? { sessionId: open.sessionId, title: open.title, closesAt: open.closesAt } : null,
    upcomingTest: upcoming ? { sessionId: upcoming.sessionId, title: upcoming.title, opensAt: upcoming.opensAt } : null,
  };
}

type Dated = (on: string) => { on: string; daysLeft: number };

const testsOwed = ({ next, later }: MyTests, dated: Dated): Owed[] =>
  [...(next ? [next] : []), ...later]
    .filter((test) => test.state === 'open' || test.state === 'upcoming')
    .map((test) => ({
      kind: 'test',
      sessionId: test.sessionId,
      title: test.title,
      opensAt: test.opensAt,
      closesAt: test.closesAt,
      open: test.state === 'open',
      ...dated(today(new Date(test.state === 'open' ? test.closesAt : test.opensAt))),
    }));

const coursesOwed = ({ assigned }: MyLearning, dated: Dated): Owed[] =>
  assigned
    .filter((course) => course.state !== 'done')
    .map((course) => ({
      kind: 'course',
      href: course.href,
      title: course.title,
      titleEn: course.titleEn,
      left: course.lessons - course.done,
      by: course.organizationName,
      ...(course.dueOn ? dated(course.dueOn) : { on: null, daysLeft: null }),
    }));
