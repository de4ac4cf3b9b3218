import { exemptionsOf } from '~/exams/queries/exemptions-of.server.ts';
import { can, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { now, today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { certificatesOf, classesOf, coursesOf, personFacts, testsOf } from '../data/person-rows.ts';
import {
  certificateEvents,
  classEvents,
  courseEvents,
  exemptionEvents,
  newestFirst,
  outcomeFor,
  type PersonEvent,
} from '../rules/person-event.ts';

/**
 * Learning, tests, exemptions, classes and certificates of a cadre on one line of time, for whoever may read the registry where the
 * person belongs (home organization or a current post). Posts are the registry's own.
 *
 * @throws {NotFound} outside the actor's subtrees
 */
export async function cadreTimeline(actor: Actor, cadreId: string): Promise<PersonEvent[]> {
  const at = now();
  const day = today(at);
  const person = await personFacts(sqlRead, cadreId, day);
  const places = person ? [person.homePath, ...person.postPaths] : [];
  const may = (permission: 'registry.read' | 'results.read' | 'credentials.read' | 'training.read'): boolean =>
    places.some((path) => can(actor, permission, path));
  if (!may('registry.read')) throw new NotFound('cadre');
  const [tests, exemptions, classes, courses, certificates] = await Promise.all([
    testsOf(sqlRead, cadreId),
    exemptionsOf(cadreId, day),
    classesOf(sqlRead, cadreId),
    coursesOf(sqlRead, cadreId),
    certificatesOf(sqlRead, cadreId),
  ]);
  const results = may('results.read');
  const asked = encodeURIComponent(person?.staffNumber ?? person?.name ?? '');
  return newestFirst([
    ...tests.map((test) => ({
      kind: 'test' as const,
      on: today(test.submittedAt ?? test.opensAt),
      href: results ? `/admin/results?q=${asked}` : null,
      title: test.title,
      outcome: outcomeFor(test, results, at),
      score: results ? test.score : null,
    })),
    ...exemptionEvents(exemptions, results ? `/admin/exemptions?q=${asked}` : null),
    ...classEvents(classes, day, may('training.read')),
    ...courseEvents(courses, today, false),
    ...certificateEvents(certificates, may('credentials.read')),
  ]);
}
