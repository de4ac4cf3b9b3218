import { creditAccount } from '~/credits/queries/credit-account.server.ts';
import { hourStandings } from '~/credits/queries/hour-standings.server.ts';
import { exemptionsOf } from '~/exams/queries/exemptions-of.server.ts';
import { myTests } from '~/exams/queries/my-tests.server.ts';
import { Forbidden, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { certificatesOf, classesOf, coursesOf, personFacts, postsOf } from '../data/person-rows.ts';
import type { MyRecord, RecordYear } from '../rules/my-record.ts';
import {
  certificateEvents,
  classEvents,
  courseEvents,
  exemptionEvents,
  newestFirst,
  postEvents,
  type PersonEvent,
} from '../rules/person-event.ts';

/** Everything on record about the person who asks: posts, hours, tests, certificates, classes, courses. */
export async function myRecord(actor: Actor, at: Date, askedYear: number | null): Promise<MyRecord> {
  const { cadreId } = actor;
  if (!cadreId) throw new Forbidden('self.learn');
  const day = today(at);
  const thisYear = Number(day.slice(0, 4));
  const [person, posts, classes, courses, certificates, tests, exemptions, ledger] = await Promise.all([
    personFacts(sqlRead, cadreId, day),
    postsOf(sqlRead, cadreId),
    classesOf(sqlRead, cadreId),
    coursesOf(sqlRead, cadreId),
    certificatesOf(sqlRead, cadreId),
    testEvents(actor),
    exemptionsOf(cadreId, day),
    creditAccount(cadreId, '1900-01-01', '2999-12-31'),
  ]);
  if (!person) throw new NotFound('cadre');
  const years = [...new Set([thisYear, ...ledger.entries.map((entry) => Number(entry.occurredOn.slice(0, 4)))])];
  const year = askedYear !== null && years.includes(askedYear) ? askedYear : thisYear;
  const entries = ledger.entries.filter((entry) => entry.occurredOn.startsWith(`${year}-`));
  const { homePath: _home, postPaths: _posts, ...facts } = person;
  return {
    day,
    person: facts,
    posts,
    years: years.sort((a, b) => b - a),
    year: recordYear(year, entries),
    standings: await hourStandings(cadreId, year, day),
    classes,
    certificates,
    exemptions,
    events: newestFirst([
      ...postEvents(posts),
      ...tests,
      ...exemptionEvents(exemptions, '/tests#exemptions'),
      ...classEvents(classes, day, false),
      ...courseEvents(courses, today, true),
      ...certificateEvents(certificates, true),
    ]),
  };
}

const recordYear = (year: number, entries: RecordYear['entries']): RecordYear => ({
  year,
  entries,
  hours: Math.round(entries.reduce((sum, entry) => sum + entry.hours, 0) * 100) / 100,
  days: Math.round(entries.reduce((sum, entry) => sum + entry.days, 0) * 100) / 100,
});

/** The own tests with as much of their results as has been released. */
async function testEvents(actor: Actor): Promise<PersonEvent[]> {
  const { next, later, past } = await myTests(actor);
  return [...(next ? [next] : []), ...later, ...past]
    .filter((test) => test.state !== 'cancelled')
    .map((test) => ({
      kind: 'test',
      on: today(new Date(test.opensAt)),
      href:
        test.attemptId && test.state !== 'running' ? `/sittings/${test.attemptId}/result` : `/tests/${test.sessionId}`,
      title: test.title,
      outcome: test.state as Exclude<typeof test.state, 'cancelled'>,
      score: test.score,
    }));
}
