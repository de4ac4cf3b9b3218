import { can, scopesOf, type Actor } from '~/identity/rules/actor.ts';
import { now, today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { env } from '~/platform/env.ts';
import { isId } from '~/platform/id.ts';
import { assignedInvigilators } from '../data/invigilator-rows.ts';
import { pastSittings } from '../data/past-sittings.ts';
import { policyVersions } from '../data/policy-rows.ts';
import { listRegistrations, namesOnList, type RegistrationListRow } from '../data/registration-list.ts';
import { searchCandidates, type Candidate } from '../data/registration-rows.ts';
import { sessionCounts } from '../data/session-counts.ts';
import { bookMoment, bookRuleFor, booksMatter, type BookRule } from '../rules/book-rule.ts';
import { mayInvigilate } from '../rules/may-invigilate.ts';
import { mayTakeStep } from '../rules/session-life.ts';
import { standingToSit, type StandingToSit } from '../rules/standing-to-sit.ts';
import { peopleScopes, visibleSession } from './session-page.server.ts';

export type RegistrationListInput = {
  search: string;
  group: string | null;
  sort: string;
  descending: boolean;
  limit: number;
  offset: number;
  /** words by which people to add are looked for */
  find: string;
  /** entries that the page speaks of, whether or not they are among its rows */
  about?: readonly string[];
};

export type ListedPerson = Omit<RegistrationListRow, 'birthMonth'> & {
  standing: StandingToSit;
  /** whether this person may use books; null where the policy lets nobody */
  book: BookRule | null;
  mayChange: boolean;
};
export type FoundPerson = Candidate & { standing: StandingToSit };

const MOST_FOUND = 30;

/** The names of a session in the actor's subtrees, each with what the retake rules say, and people to add. */
export async function registrationPage(actor: Actor, sessionId: string, input: RegistrationListInput) {
  const session = await visibleSession(actor, sessionId);
  const [version] = await policyVersions(sqlRead, { ids: [session.policyVersionId] });
  if (!version) throw new Error(`session ${sessionId} has lost its policy`);
  const { search, group, find, about = [], ...page } = input;
  const scopes = peopleScopes(actor);
  const [list, found, counts, assigned, named] = await Promise.all([
    listRegistrations(sqlRead, { sessionId, scopes, search, group }, page),
    find && session.mayRegister
      ? searchCandidates(sqlRead, scopesOf(actor, 'sessions.register'), session.path, find, MOST_FOUND)
      : [],
    sessionCounts(sqlRead, sessionId, scopes),
    assignedInvigilators(sqlRead, sessionId),
    namesOnList(sqlRead, sessionId, scopes, about.filter(isId)),
  ]);
  const ids = [...list.rows, ...found].map(({ cadreId }) => cadreId);
  const past = await pastSittings(sqlRead, ids, session.occasion, env.TIME_ZONE);
  const day = today(session.opensAt);
  const bookDay = today(bookMoment(session.opensAt, session.closesAt, now()));
  const standingOf = (cadreId: string): StandingToSit => standingToSit(version.settings, past.get(cadreId) ?? [], day);
  const over = !mayTakeStep(session.status, 'register') && !mayTakeStep(session.status, 'sit');
  return {
    session,
    counts,
    total: list.total,
    rows: list.rows.map(({ birthMonth, ...row }): ListedPerson => {
      const unit = row.status !== 'DEFERRED' && session.mayRegister && can(actor, 'sessions.register', row.path);
      return {
        ...row,
        standing: standingOf(row.cadreId),
        book: booksMatter(version.settings) ? bookRuleFor(version.settings, birthMonth, bookDay) : null,
        mayChange: (session.officer || unit) && !over && row.attemptId === null,
      };
    }),
    about: named,
    found: found.map((person): FoundPerson => ({ ...person, standing: standingOf(person.cadreId) })),
    maySignIn: mayInvigilate(actor, session.path, assigned) && mayTakeStep(session.status, 'sit'),
  };
}
