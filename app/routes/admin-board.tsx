import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { decideMove } from '~/exams/commands/decide-move.server.ts';
import { endAttempts } from '~/exams/commands/end-attempts.server.ts';
import { markSignedIn } from '~/exams/commands/mark-signed-in.server.ts';
import { noteIncident } from '~/exams/commands/note-incident.server.ts';
import { steerAttempts, type Steering } from '~/exams/commands/steer-attempts.server.ts';
import { sessionBoard } from '~/exams/queries/session-board.server.ts';
import { BOARD_STATES } from '~/exams/rules/board-state.ts';
import { boardSummary, mostPressing } from '~/exams/rules/board-summary.ts';
import { knownFilter } from '~/http/list-address.ts';
import { pageOf } from '~/http/list-parameters.ts';
import { forActor, type SignedInArgs } from '~/http/route-functions.server.ts';
import { BoardPage } from '~/ui/exams/board-page.tsx';
import { translator } from '~/ui/messages/define-messages.ts';
import { examBoardMessages } from '~/ui/messages/exam-board.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.pageTitle }];

const RECENT = 12;
/** A hall holds fewer; of a test that a whole city sits at once the page stays as light, and is renewed as soon. */
const SEATS = 300;
const MOST_NEEDS = 40;

export const loader = forActor(async ({ actor, params, url, context }) => {
  const board = await sessionBoard(actor, params['sessionId'] ?? '');
  const { people, ...room } = board;
  const show = knownFilter(url.searchParams.get('show'), BOARD_STATES);
  const shown = show ? people.filter(({ state }) => state === show) : people;
  // Somebody hands in and the last page of those who sit is empty: then the one before it is shown.
  const seatPage = Math.min(pageOf(url.searchParams), Math.max(1, Math.ceil(shown.length / SEATS)));
  const chosen = people.find(({ registrationId }) => registrationId === url.searchParams.get('who')) ?? null;
  return {
    ...room,
    summary: boardSummary(people),
    seats: shown.slice((seatPage - 1) * SEATS, seatPage * SEATS),
    seated: shown.length,
    seatPage,
    seatsPerPage: SEATS,
    needing: mostPressing(people, MOST_NEEDS),
    chosen,
    ownEvents: chosen ? board.events.filter(({ attemptId }) => attemptId === chosen.attemptId).toReversed() : [],
    events: board.events.slice(0, RECENT),
    show,
    done: Number(url.searchParams.get('n')) || 0,
    pageTitle: translator(examBoardMessages, context.locale)('pageTitle', { number: board.session.number }),
  };
});

export const action = forActor(async (args) => {
  const t = translator(examBoardMessages, args.context.locale);
  const answer = await answerForm(args);
  if (!answer.ok) return data({ refusal: t(answer.reason) }, { status: 409 });
  const query = new URLSearchParams(args.url.search);
  query.set('n', String(answer.people));
  throw redirect(`${args.url.pathname}?${query}`);
});

type BoardAnswer =
  | { ok: true; people: number }
  | {
      ok: false;
      reason:
        | 'reason-missing'
        | 'minutes-out-of-range'
        | 'nobody-sitting'
        | 'note-missing'
        | 'already-decided'
        | 'session-over';
    };

/** Answers the forms of the room: for one person, or for everybody who is sitting. */
async function answerForm({ actor, params, request }: SignedInArgs): Promise<BoardAnswer> {
  const sessionId = params['sessionId'] ?? '';
  const form = await request.formData();
  const text = (name: string): string => String(form.get(name) ?? '');
  const intent = text('intent');
  const steer = async (steering: Steering, ids: readonly string[]): Promise<BoardAnswer> => {
    const done = await steerAttempts(actor, sessionId, ids, steering, text('reason'));
    return done.ok ? { ok: true, people: done.attempts } : done;
  };
  const minutes = Number(text('minutes'));
  switch (intent) {
    case 'pause':
    case 'resume':
      return steer({ act: intent }, [text('attemptId')]);
    case 'extend':
      return steer({ act: 'extend', minutes }, [text('attemptId')]);
    case 'pause-all':
      return steer({ act: 'pause' }, await sitting(['working', 'offline']));
    case 'resume-all':
      return steer({ act: 'resume' }, await sitting(['paused']));
    case 'extend-all':
      return steer({ act: 'extend', minutes }, await sitting(['working', 'offline', 'paused']));
    case 'collect': {
      const done = await endAttempts(actor, sessionId, [text('attemptId')], text('reason'));
      return done.ok ? { ok: true, people: done.attempts } : done;
    }
    case 'note': {
      const done = await noteIncident(actor, text('attemptId'), text('note'));
      return done.ok ? { ok: true, people: 1 } : done;
    }
    case 'approve-move':
    case 'refuse-move': {
      const done = await decideMove(actor, text('moveId'), intent === 'approve-move');
      return done.ok ? { ok: true, people: 1 } : done;
    }
    case 'present': {
      const done = await markSignedIn(actor, sessionId, [text('registrationId')], true);
      return done.ok ? { ok: true, people: done.changed } : done;
    }
    default:
      throw new Response(null, { status: 400 });
  }

  async function sitting(states: readonly string[]): Promise<string[]> {
    const { people } = await sessionBoard(actor, sessionId);
    return people.flatMap(({ state, attemptId }) => (attemptId && states.includes(state) ? [attemptId] : []));
  }
}

export default function AdminBoard() {
  return <BoardPage page={useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
