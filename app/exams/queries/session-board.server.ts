import { authorise, can, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { boardEvents, boardRows, type BoardRow } from '../data/board-rows.ts';
import { assignedInvigilators, invigilatorsFor } from '../data/invigilator-rows.ts';
import { boardNeed, boardState, type BoardNeed, type BoardState } from '../rules/board-state.ts';
import { mayInvigilate } from '../rules/may-invigilate.ts';
import { mayTakeStep } from '../rules/session-life.ts';
import { visibleSession } from './session-page.server.ts';

export type BoardPerson = BoardRow & { state: BoardState; need: BoardNeed | null };

const MOST_EVENTS = 2_000;

/** The live board of a session: everybody with a state, what wants an eye, and what happened in the room. */
export async function sessionBoard(actor: Actor, sessionId: string) {
  const session = await visibleSession(actor, sessionId);
  if (!session.mayWatch) authorise(actor, 'sessions.invigilate', session.path);
  const [{ rows, now }, events, assigned, invigilators] = await Promise.all([
    boardRows(sqlRead, sessionId),
    boardEvents(sqlRead, sessionId, MOST_EVENTS),
    assignedInvigilators(sqlRead, sessionId),
    invigilatorsFor(sqlRead, sessionId, session.path),
  ]);
  const at = now.getTime();
  const people = rows.map((row): BoardPerson => {
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
    return { ...row, state: boardState(facts, at), need: boardNeed(facts, at) };
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
