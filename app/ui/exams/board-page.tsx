import { BOARD_STATES, type BoardState } from '~/exams/rules/board-state.ts';
import type { BoardSummary } from '~/exams/rules/board-summary.ts';
import { formatTime } from '../format.ts';
import { useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { examBoardMessages } from '../messages/exam-board.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Notice } from '../parts/notice.tsx';
import { Pagination } from '../parts/pagination.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { NonClassified, SkipLink } from '../shells/shell-foot.tsx';
import { BoardEvents, type RoomEvent } from './board-events.tsx';
import { BoardHead, type BoardHeadProps } from './board-head.tsx';
import { BoardNeeds, type NeedPerson } from './board-needs.tsx';
import { BoardPerson, type BoardPersonProps } from './board-person.tsx';
import { BOARD_MARKS, BoardSeat } from './board-seat.tsx';
import { useLive } from './use-live.ts';

type RoomPerson = BoardPersonProps['person'] & NeedPerson;

export type BoardPageData = Pick<BoardHeadProps, 'session' | 'invigilators' | 'now' | 'mayAct' | 'mayEnd'> & {
  /** the whole room in figures */
  summary: BoardSummary;
  /** the seats of the page that is shown, and how many there are in the chosen state */
  seats: readonly RoomPerson[];
  seated: number;
  seatPage: number;
  seatsPerPage: number;
  /** the most pressing of those who want an eye */
  needing: readonly RoomPerson[];
  chosen: RoomPerson | null;
  ownEvents: readonly RoomEvent[];
  events: readonly RoomEvent[];
  show: BoardState | null;
  /** for how many the last act was done */
  done: number;
  mayRescue: boolean;
};

const EVERY_SECONDS = 5;

/** Everybody's seat, what wants an eye, one person's sitting, and what just happened; renewed while it is looked at. */
export function BoardPage({ page, refusal }: { page: BoardPageData; refusal: string | undefined }) {
  const t = useT(examBoardMessages);
  const zone = useZone();
  const overdue = useLive(EVERY_SECONDS, page.now);
  const { session, summary, seats, chosen, show, now } = page;
  const base = `/admin/sessions/${session.id}/board`;
  const href = (change: { show?: string | null; who?: string | null; page?: number }): string => {
    const query = new URLSearchParams();
    const here = 'show' in change ? 1 : page.seatPage;
    const next = { show, who: chosen?.registrationId ?? null, page: here, ...change };
    if (next.show) query.set('show', next.show);
    if (next.who) query.set('who', next.who);
    if (next.page > 1) query.set('page', String(next.page));
    return `${base}${query.size ? `?${query}` : ''}`;
  };
  const toPerson = (who: string): string => `${href({ who })}#person`;
  const postTo = href({});
  const count = (state: BoardState): number => summary.counts[state];
  return (
    <div className="room">
      <SkipLink />
      <BoardHead
        session={session}
        invigilators={page.invigilators}
        now={now}
        working={count('working') + count('offline')}
        paused={count('paused')}
        action={postTo}
        mayAct={page.mayAct}
        mayEnd={page.mayEnd}
      />
      <section className="room-filters" aria-label={t('filters')}>
        <Tabs
          chips
          label={t('filters')}
          tabs={[
            { label: t('all'), href: href({ show: null }), count: summary.people, current: show === null },
            ...BOARD_STATES.filter((state) => count(state) > 0 || state === show).map((state) => ({
              label: t(state),
              mark: BOARD_MARKS[state],
              href: href({ show: state }),
              count: count(state),
              current: show === state,
            })),
          ]}
        />
        <p className="cap num">
          {summary.median !== null && `${t('median', { n: summary.median })} · `}
          {t('live')} · <a href={postTo}>{t('refresh')}</a>
          {page.seated > 0 && (
            <>
              {' · '}
              <a href={`${base}/export${show ? `?show=${show}` : ''}`} download>
                {t('export', { n: page.seated })}
              </a>
            </>
          )}
        </p>
      </section>
      {overdue && <Notice kind="due" title={t('stale', { time: formatTime(now, zone, true) })} />}
      {refusal && <Notice kind="bad" title={refusal} />}
      {page.done > 0 && !refusal && <Notice kind="success" title={t('done', { n: page.done })} />}
      <div className="room-main">
        <main className="hall" id="content" tabIndex={-1}>
          {seats.length === 0 ? (
            <EmptyState title={summary.people === 0 ? t('nobodyAtAll') : t('nobody')}>
              {summary.people === 0 && t('nobodyWhy')}
            </EmptyState>
          ) : (
            <>
              <p className="desk">{t('desk')}</p>
              <ul className="seats" aria-label={t('seats')}>
                {seats.map((person) => (
                  <li key={person.registrationId}>
                    <BoardSeat
                      person={person}
                      href={toPerson(person.registrationId)}
                      chosen={person.registrationId === chosen?.registrationId}
                    />
                  </li>
                ))}
              </ul>
              {page.seated > page.seatsPerPage && (
                <Pagination
                  page={page.seatPage}
                  pageSize={page.seatsPerPage}
                  total={page.seated}
                  href={(n) => href({ page: n })}
                />
              )}
            </>
          )}
        </main>
        <aside className="rail" aria-label={t('needsYou')}>
          <BoardNeeds
            people={page.needing}
            total={summary.needing}
            chosen={chosen?.registrationId ?? null}
            hrefOf={toPerson}
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
            <section className="room-recent" aria-labelledby="recent">
              <h2 id="recent">{t('justNow')}</h2>
              <BoardEvents events={page.events} named />
            </section>
          )}
        </aside>
      </div>
      <NonClassified />
    </div>
  );
}
