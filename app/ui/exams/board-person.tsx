import { formatDuration, formatTime } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { examBoardMessages } from '../messages/exam-board.ts';
import { examBookMessages } from '../messages/exam-books.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { DescriptionList } from '../parts/description-list.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { BoardEvents, type RoomEvent } from './board-events.tsx';
import { bookWords } from './book-words.ts';
import { BOARD_MARKS, type SeatPerson } from './board-seat.tsx';
import { RoomAct } from './room-act.tsx';

export type BoardPersonProps = {
  person: SeatPerson & {
    organizationName: string;
    attemptId: string | null;
    deadlineAt: Date | null;
    extraSeconds: number | null;
    savedAt: Date | null;
    device: string | null;
  };
  events: readonly RoomEvent[];
  action: string;
  closeHref: string;
  mayAct: boolean;
  mayRescue: boolean;
};

/** One person of the room: the sitting so far, and what can be done for it. */
export function BoardPerson({ person, events, action, closeHref, mayAct, mayRescue }: BoardPersonProps) {
  const t = useT(examBoardMessages);
  const b = useT(examBookMessages);
  const locale = useLocale();
  const zone = useZone();
  const { state, attemptId, deadlineAt, savedAt, extraSeconds } = person;
  const sitting = state === 'working' || state === 'offline' || state === 'paused';
  return (
    <section aria-labelledby="person">
      <h2 id="person">
        {t('seat', { n: person.seatNumber ?? '—' })} {person.name}
        <small>{person.organizationName}</small>
      </h2>
      {person.book && <p>{b('booksOf', { form: bookWords(b, person.book) })}</p>}
      <p>
        <StateMark state={BOARD_MARKS[state]}>{t(state)}</StateMark>{' '}
        <a className="cap" href={closeHref}>
          {t('close')}
        </a>
      </p>
      {sitting && deadlineAt && (
        <DescriptionList
          narrow
          items={[
            {
              term: t('deadline'),
              detail:
                formatTime(deadlineAt, zone, true) +
                (extraSeconds ? t('extra', { time: formatDuration(extraSeconds, locale) }) : ''),
            },
            { term: t('lastSaved'), detail: savedAt && formatTime(savedAt, zone, true) },
            { term: t('device'), detail: person.device },
          ]}
        />
      )}
      <BoardEvents events={events} named={false} />
      {mayAct && (
        <div className="person-acts">
          {sitting && attemptId && <SittingActs action={action} attemptId={attemptId} paused={state === 'paused'} />}
          {state === 'not-come' && (
            <form method="post" action={action}>
              <input type="hidden" name="registrationId" value={person.registrationId} />
              <Button name="intent" value="present">
                {t('markPresent')}
              </Button>
            </form>
          )}
          {attemptId && (
            <RoomAct
              action={action}
              intent="note"
              attemptId={attemptId}
              open={t('note')}
              confirm={t('saveNote')}
              text={{ name: 'note', label: t('noteText'), hint: t('noteHint') }}
            />
          )}
        </div>
      )}
      {mayRescue && (
        <p>
          <LinkButton small href={`/admin/rescue?q=${encodeURIComponent(person.name)}`}>
            {t('rescue')}
          </LinkButton>
        </p>
      )}
    </section>
  );
}

function SittingActs({ action, attemptId, paused }: { action: string; attemptId: string; paused: boolean }) {
  const t = useT(examBoardMessages);
  const reason = { name: 'reason' as const, label: t('reason') };
  return (
    <>
      {paused ? (
        <form method="post" action={action}>
          <input type="hidden" name="attemptId" value={attemptId} />
          <Button look="ink" name="intent" value="resume">
            {t('resume')}
          </Button>
        </form>
      ) : (
        <RoomAct
          action={action}
          intent="pause"
          attemptId={attemptId}
          open={t('pause')}
          confirm={t('pauseDo')}
          text={reason}
        />
      )}
      <RoomAct
        action={action}
        intent="extend"
        attemptId={attemptId}
        open={t('extend')}
        confirm={t('extendDo')}
        withMinutes
        text={reason}
      />
      <RoomAct
        action={action}
        intent="collect"
        attemptId={attemptId}
        open={t('collect')}
        confirm={t('collectDo')}
        look="danger"
        lead={t('collectWhat')}
        text={reason}
      />
    </>
  );
}
