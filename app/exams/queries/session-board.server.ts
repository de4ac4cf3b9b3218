import { authorise, can, type Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { boardEvents, boardRows, type BoardRow } from '../data/board-rows.ts';
import { policyVersion } from '../data/policy-cache.ts';
import { assignedInvigilators, invigilatorsFor } from '../data/invigilator-rows.ts';
import { bookMoment, bookRuleFor, booksMatter, type BookRule } from '../rules/book-rule.ts';
import { boardNeed, boardState, type BoardNeed, type BoardState } from '../rules/board-state.ts';
import { mayInvigilate } from '../rules/may-invigilate.ts';
import { mayTakeStep } from '../rules/session-life.ts';
import { visibleSession } from './session-page.server.ts';

export type BoardPerson = Omit<BoardRow, 'birthMonth'> & {
  /** whether this person may use books; null where the policy lets nobody */
  book: BookRule | null;
  state: BoardState;
  need: BoardNeed | null;
};

const MOST_EVENTS = 2_000;

/** The live board of a session: everybody with a state, what wants an eye, and what happened in the room. */
export async function sessionBoard(actor: Actor, sessionId: string) {
  const session = await visibleSession(actor, sessionId);
  if (!session.mayWatch) authorise(actor, 'sessions.invigilate', session.path);
  const [{ rows, now }, events, assigned, invigilators, { settings }] = await Promise.all([
    boardRows(sqlRead, sessionId),
    boardEvents(sqlRead, sessionId, MOST_EVENTS),
    assignedInvigilators(sqlRead, sessionId),
    invigilatorsFor(sqlRead, sessionId, session.path),
    policyVersion(session.policyVersionId),
  ]);
  const at = now.getTime();
  const bookDay = today(bookMoment(session.opensAt, session.closesAt, now));
  const people = rows.map(({ birthMonth, ...row }): BoardPerson => {
    const facts = {
      deferred: row.status === 'DEFERRED',
      hasAccount: row.hasAccount,
      signedInAt: row.signedInAt?.getTime() ?? null,
      attempt: row.attemptStatus && {
        status: row.attemptStatus,
        deadlineAt: row.deadlineAt?.getTime() ?? at,
        pausedAt: row.pausedAt?.getTime() ?? null,
        seenAt: row.seenAt?.getTime() ?? null,
        moveId: row.moveId,
      },
    };
    const book = booksMatter(settings) ? bookRuleFor(settings, birthMonth, bookDay) : null;
    return { ...row, book, state: boardState(facts, at), need: boardNeed(facts, at) };
  });
  return {
    session,
    people,
    events,
    invigilators: invigilators.filter((one) => one.assigned).map(({ name }) => name),
    now,
    mayAct: mayInvigilate(actor, session.path, assigned) && mayTakeStep(session.status, 'sit'),
    mayEnd: session.officer && mayTakeStep(session.status, 'end'),
    mayRescue: can(actor, 'accounts.rescue', session.path),
  };
}
