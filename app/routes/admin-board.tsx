import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { sessionBoard } from '~/exams/queries/session-board.server.ts';
import { BOARD_STATES } from '~/exams/rules/board-state.ts';
import { answerBoardForm } from '~/http/board-form.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { BoardEvents } from '~/ui/exams/board-events.tsx';
import { BoardHead } from '~/ui/exams/board-head.tsx';
import { BoardNeeds } from '~/ui/exams/board-needs.tsx';
import { BoardPerson } from '~/ui/exams/board-person.tsx';
import { BoardSeat } from '~/ui/exams/board-seat.tsx';
import { useLive } from '~/ui/exams/use-live.ts';
import { formatTime } from '~/ui/format.ts';
import { useZone } from '~/ui/locale-context.tsx';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { examBoardMessages } from '~/ui/messages/exam-board.ts';
import { EmptyState } from '~/ui/parts/empty-state.tsx';
import { Notice } from '~/ui/parts/notice.tsx';
import { Tabs } from '~/ui/parts/tabs.tsx';
import { SkipLink } from '~/ui/shells/shell-foot.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.pageTitle }];

const EVERY_SECONDS = 5;
const RECENT = 12;

export const loader = forActor(async ({ actor, params, url, context }) => {
  const board = await sessionBoard(actor, params['sessionId'] ?? '');
  const chosen = board.people.find(({ registrationId }) => registrationId === url.searchParams.get('who')) ?? null;
  return {
    ...board,
    chosen,
    ownEvents: chosen ? board.events.filter(({ attemptId }) => attemptId === chosen.attemptId).toReversed() : [],
    events: board.events.slice(0, RECENT),
    show: BOARD_STATES.find((state) => state === url.searchParams.get('show')) ?? null,
    done: Number(url.searchParams.get('n')) || 0,
    pageTitle: translator(examBoardMessages, context.locale)('pageTitle', { number: board.session.number }),
  };
});

export const action = forActor(async (args) => {
  const t = translator(examBoardMessages, args.context.locale);
  const answer = await answerBoardForm(args);
  if (!answer.ok) return data({ refusal: t(answer.reason) }, { status: 409 });
  const query = new URLSearchParams(args.url.search);
  query.set('n', String(answer.people));
  throw redirect(`${args.url.pathname}?${query}`);
});

export default function AdminBoard() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(examBoardMessages);
  const zone = useZone();
  const overdue = useLive(EVERY_SECONDS, page.now);
  const { session, people, chosen, show, now } = page;
  const base = `/admin/sessions/${session.id}/board`;
  const href = (change: { show?: string | null; who?: string | null }): string => {
    const query = new URLSearchParams();
    const next = { show, who: chosen?.registrationId ?? null, ...change };
    if (next.show) query.set('show', next.show);
    if (next.who) query.set('who', next.who);
    return `${base}${query.size ? `?${query}` : ''}`;
  };
  const postTo = href({});
  const shown = show ? people.filter(({ state }) => state === show) : people;
  const needing = people.filter(({ need }) => need !== null);
  const count = (state: string): number => people.filter((person) => person.state === state).length;
  const working = people.filter(({ state }) => state === 'working' || state === 'offline');
  const answered = working.map((person) => person.answered ?? 0).sort((a, b) => a - b);
  return (
    <div className="room">
      <SkipLink />
      <BoardHead
        session={session}
        invigilators={page.invigilators}
        now={now}
        working={working.length}
        paused={count('paused')}
        action={postTo}
        mayAct={page.mayAct}
        mayEnd={page.mayEnd}
      />
      <div className="room-filters">
        <Tabs
          chips
          label={t('filters')}
          tabs={[
            { label: t('all'), href: href({ show: null }), count: people.length, current: show === null },
            ...BOARD_STATES.filter((state) => count(state) > 0 || state === show).map((state) => ({
              label: t(state),
              href: href({ show: state }),
              count: count(state),
              current: show === state,
            })),
          ]}
        />
        <p className="cap num">
          {answered.length > 0 && t('median', { n: answered[Math.floor(answered.length / 2)] ?? 0 })} {t('live')}{' '}
          <a href={postTo}>{t('refresh')}</a>
        </p>
      </div>
      {overdue && <Notice kind="due" title={t('stale', { time: formatTime(now, zone, true) })} />}
      {answer && <Notice kind="bad" title={answer.refusal} />}
      {page.done > 0 && !answer && <Notice kind="success" title={t('done', { n: page.done })} />}
      <div className="room-main">
        <main className="hall" id="content" tabIndex={-1}>
          {shown.length === 0 ? (
            <EmptyState title={people.length === 0 ? t('nobodyAtAll') : t('nobody')}>
              {people.length === 0 && t('nobodyWhy')}
            </EmptyState>
          ) : (
            <>
              <p className="desk">{t('desk')}</p>
              <ul className="seats" aria-label={t('seats')}>
                {shown.map((person) => (
                  <li key={person.registrationId}>
                    <BoardSeat
                      person={person}
                      href={href({ who: person.registrationId })}
                      chosen={person.registrationId === chosen?.registrationId}
                    />
                  </li>
                ))}
              </ul>
            </>
          )}
        </main>
        <aside className="rail" aria-label={t('needsYou')}>
          <BoardNeeds
            people={needing}
            chosen={chosen?.registrationId ?? null}
            hrefOf={(who) => href({ who })}
            action={postTo}
            mayAct={page.mayAct}
          />
          {chosen && (
            <BoardPerson
              key={chosen.registrationId}
              person={chosen}
              events={page.ownEvents}
              action={postTo}
              closeHref={href({ who: null })}
              mayAct={page.mayAct}
              mayRescue={page.mayRescue}
            />
          )}
          {page.events.length > 0 && (
            <section aria-labelledby="recent">
              <h2 id="recent">{t('justNow')}</h2>
              <BoardEvents events={page.events} named />
            </section>
          )}
        </aside>
      </div>
    </div>
  );
}
