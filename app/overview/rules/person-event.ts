import type { ExemptionState, PersonExemption } from '~/exams/rules/exemption.ts';
import type { PersonCertificate, PersonClass, PersonCourse, PersonPost, PersonTest } from './person.ts';

/** What may be said of a sitting to whoever looks. */
export type TestOutcome = 'upcoming' | 'open' | 'running' | 'grading' | 'waiting' | 'sat' | 'passed' | 'failed' | 'absent' | 'annulled' | 'deferred'; // prettier-ignore

/** Something that happened to a person, or will, on one day. */
export type PersonEvent = { on: string; href: string | null } & (
  | { kind: 'post-began' | 'post-ended'; title: string; organization: string; current: boolean }
  | { kind: 'test'; title: string; outcome: TestOutcome; score: number | null }
  | { kind: 'class'; title: string; hours: number; days: number | null; outcome: PersonClass['result'] | 'UPCOMING' }
  | { kind: 'course'; title: string; titleEn: string; finished: boolean }
  | { kind: 'exemption'; title: string; until: string | null; state: ExemptionState }
  | { kind: 'certificate'; title: string; number: string; ended: PersonCertificate['ended'] }
);

export const postEvents = (posts: readonly PersonPost[]): PersonEvent[] =>
  posts.flatMap(({ title, organizationName: organization, startedOn, endedOn }): PersonEvent[] => [
    ...(endedOn ? [{ kind: 'post-ended' as const, on: endedOn, href: null, title, organization, current: false }] : []),
    { kind: 'post-began', on: startedOn, href: null, title, organization, current: endedOn === null },
  ]);

/** @param href where the reader sees them; null for who does not */
export const exemptionEvents = (exemptions: readonly PersonExemption[], href: string | null): PersonEvent[] =>
  exemptions.map(({ kind: title, validFrom: on, validUntil: until, state }) => ({
    kind: 'exemption',
    on,
    href,
    title,
    until,
    state,
  }));

/** @param day today as a civil date @param linked whether the reader may open the pages of classes */
export const classEvents = (classes: readonly PersonClass[], day: string, linked: boolean): PersonEvent[] =>
  classes
    .filter(({ status }) => status !== 'CANCELLED')
    .map(({ classId, title, hours, days, result, startsOn, endsOn }) => ({
      kind: 'class',
      on: endsOn < day ? endsOn : startsOn,
      href: linked ? `/admin/classes/${classId}` : null,
      title,
      hours,
      days,
      outcome: result === 'ENROLLED' && startsOn > day ? 'UPCOMING' : result,
    }));

/** @param dayOf the civil date of a moment */
export const courseEvents = (
  courses: readonly PersonCourse[],
  dayOf: (at: Date) => string,
  linked: boolean,
): PersonEvent[] =>
  courses.map(({ code, title, titleEn, startedAt, completedAt }) => ({
    kind: 'course',
    on: dayOf(completedAt ?? startedAt),
    href: linked ? `/courses/${code}` : null,
    title,
    titleEn,
    finished: completedAt !== null,
  }));

export const certificateEvents = (certificates: readonly PersonCertificate[], linked: boolean): PersonEvent[] =>
  certificates.map(({ id, title, number, issuedOn, ended }) => ({
    kind: 'certificate',
    on: issuedOn,
    href: linked ? `/certificates/${id}` : null,
    title,
    number,
    ended,
  }));

/**
 * A sitting as somebody else may see it: the verdict of marked sittings only to those who read results; to others a
 * confirmed pass, and of the rest that the person sat.
 */
export function outcomeFor(test: PersonTest, readsResults: boolean, at: Date): TestOutcome {
  if (test.attemptStatus === 'RUNNING') return 'running';
  if (test.attemptStatus === 'SUBMITTED') return 'grading';
  if (test.attemptStatus === 'GRADED') {
    if (readsResults && test.passed !== null) return test.passed ? 'passed' : 'failed';
    return test.eligibility === 'CONFIRMED' ? 'passed' : 'sat';
  }
  if (test.registration === 'DEFERRED') return 'deferred';
  if (test.sessionStatus === 'ENDED' || at >= test.closesAt) return 'absent';
  return at < test.opensAt ? 'upcoming' : 'open';
}

/** The newest first. */
export const newestFirst = (events: readonly PersonEvent[]): PersonEvent[] =>
  events.toSorted((a, b) => b.on.localeCompare(a.on));
