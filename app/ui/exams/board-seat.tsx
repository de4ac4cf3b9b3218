import type { BookRule } from '~/exams/rules/book-rule.ts';
import type { BoardNeed, BoardState } from '~/exams/rules/board-state.ts';
import { formatTime } from '../format.ts';
import { useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { examBoardMessages } from '../messages/exam-board.ts';
import { examBookMessages } from '../messages/exam-books.ts';
import { Bar } from '../parts/bar.tsx';
import { classNames } from '../parts/class-names.ts';
import { StateMark, type State } from '../parts/state-mark.tsx';

export const BOARD_MARKS: Record<BoardState, State> = {
  'not-come': 'waiting',
  present: 'waiting',
  working: 'running',
  offline: 'due',
  paused: 'paused',
  'handed-in': 'done',
  deferred: 'paused',
};

export type SeatPerson = {
  registrationId: string;
  seatNumber: number | null;
  name: string;
  state: BoardState;
  need: BoardNeed | null;
  answered: number | null;
  questions: number | null;
  submittedAt: Date | null;
  /** whether this person may use books; null where nobody may */
  book: BookRule | null;
};

/** One seat: who, how far, and in which state. */
export function BoardSeat({ person, href, chosen }: { person: SeatPerson; href: string; chosen: boolean }) {
  const t = useT(examBoardMessages);
  const b = useT(examBookMessages);
  const zone = useZone();
  const { state, need, answered, questions, submittedAt } = person;
  const sat = questions !== null && answered !== null;
  return (
    <a
      className={classNames(
        'seat',
        state === 'handed-in' && 'seat-done',
        state === 'offline' && 'seat-cut',
        state === 'paused' && 'seat-hold',
        (state === 'not-come' || state === 'deferred') && 'seat-gone',
        need && need.kind !== 'offline' && 'seat-wants',
        chosen && 'seat-chosen',
      )}
      href={href}
      aria-current={chosen ? 'true' : undefined}
    >
      <span className="seat-top">
        <span className="num">{person.seatNumber ?? '—'}</span>
        <StateMark state={need && need.kind !== 'offline' ? 'alarm' : BOARD_MARKS[state]}>{t(state)}</StateMark>
      </span>
      <b>{person.name}</b>
      {/* Where books depend on age, it is seen at the seat who may have them. */}
      {person.book?.form === 'open-by-age' && <small>{b('open')}</small>}
      {person.book?.form === 'age-unknown' && <small>{b('age-unknown-short')}</small>}
      <span className="seat-foot num">
        {state === 'handed-in' && submittedAt && <span className="nowrap">{formatTime(submittedAt, zone)} </span>}
        {sat && <span className="nowrap">{t('progress', { done: answered, all: questions })}</span>}
        {sat && state !== 'handed-in' && <Bar done={answered / questions} />}
      </span>
    </a>
  );
}
