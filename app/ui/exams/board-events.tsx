import { formatTime } from '../format.ts';
import { useZone } from '../locale-context.tsx';
import { useT, type Translator } from '../messages/define-messages.ts';
import { examBoardMessages } from '../messages/exam-board.ts';

export type RoomEvent = {
  id: string;
  seatNumber: number | null;
  name: string;
  kind: string;
  detail: { reason?: string; note?: string; minutes?: number; by?: string; device?: string } | null;
  at: Date;
};

function eventWords(event: RoomEvent, t: Translator<typeof examBoardMessages>): string {
  const detail = event.detail ?? {};
  const reason = detail.reason ?? '—';
  const words: Record<string, () => string> = {
    started: () => t('started'),
    'handed-in': () => t('handed-in-event'),
    deadline: () => t('deadlineEvent'),
    paused: () => t('pausedEvent', { reason }),
    resumed: () => t('resumedEvent'),
    extended: () => t('extendedEvent', { n: detail.minutes ?? 0, reason }),
    ended: () => t('endedEvent', { reason }),
    'move-approved': () => t('moveApprovedEvent', { device: detail.device ?? '—' }),
    'move-refused': () => t('moveRefusedEvent'),
    note: () => t('noteEvent', { note: detail.note ?? '' }),
    'outage-given-back': () => t('outageGivenEvent'),
    'outage-not-given-back': () => t('outageNotEvent'),
    'late-counted': () => t('lateCountedEvent'),
    'late-not-counted': () => t('lateNotEvent'),
    'appeal-upheld': () => t('appealUpheldEvent'),
    'appeal-rejected': () => t('appealRejectedEvent'),
  };
  const sentence = words[event.kind]?.() ?? event.kind;
  return detail.by ? sentence + t('by', { name: detail.by }) : sentence;
}

/** What happened, with seat and name unless it is one person's own list. */
export function BoardEvents({ events, named }: { events: readonly RoomEvent[]; named: boolean }) {
  const t = useT(examBoardMessages);
  const zone = useZone();
  return (
    <ol className="events">
      {events.map((event) => (
        <li key={event.id + event.kind}>
          <time className="num" dateTime={event.at.toISOString()}>
            {formatTime(event.at, zone, true)}
          </time>
          <span>
            {named && `${t('seat', { n: event.seatNumber ?? '—' })} ${event.name} `}
            {eventWords(event, t)}
          </span>
        </li>
      ))}
    </ol>
  );
}
