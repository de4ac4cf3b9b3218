import { formatClock, formatDuration, formatTime } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { examBoardMessages } from '../messages/exam-board.ts';
import { shellMessages } from '../messages/shell.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { usePageFrame } from '../shells/page-frame.tsx';
import type { HeadSession } from './session-head.tsx';
import { RoomAct } from './room-act.tsx';
import { sessionWindow } from './session-window.ts';
import { useSecondsTo } from './use-live.ts';
import { Phrases } from '../parts/phrases.tsx';

export type BoardHeadProps = {
  session: HeadSession & { venue: string | null };
  invigilators: readonly string[];
  now: Date;
  working: number;
  paused: number;
  action: string;
  mayAct: boolean;
  mayEnd: boolean;
};

/** Seconds. Beyond it nobody watches a clock tick. */
const DAY = 86_400;

/** The head of the room: which session, how long it still runs, and what concerns everybody. */
export function BoardHead(props: BoardHeadProps) {
  const { session, invigilators, now, action, mayAct, mayEnd, working, paused } = props;
  const t = useT(examBoardMessages);
  const frame = useT(shellMessages);
  const { demonstration } = usePageFrame();
  const locale = useLocale();
  const zone = useZone();
  const begun = now >= session.opensAt;
  const left = useSecondsTo(begun ? session.closesAt : session.opensAt, now);
  return (
    <header className="room-bar">
      <div>
        <h1>
          <Phrases text={session.title} />
        </h1>
        <p className="cap">
          <a href={`/admin/sessions/${session.id}`}>{t('back')}</a>
          {t('lead', { number: session.number, venue: session.venue ?? '—', ...sessionWindow(session, zone) })}
          {invigilators.length > 0 &&
            ` · ${t('watching', { names: invigilators.join(locale === 'en' ? ', ' : '、') })}`}{' '}
          {demonstration && <span className="demo-mark">{frame('demonstration')}</span>}
        </p>
      </div>
      <div className="room-clock">
        {left > 0 ? (
          <>
            <span className="quiet">{begun ? t('toClose') : t('toOpen')}</span>
            <b className="num">{left < DAY ? formatClock(left) : formatDuration(left, locale)}</b>
          </>
        ) : (
          <span className="quiet">{t('over')}</span>
        )}
        <span className="cap num">{t('serverTime', { time: formatTime(now, zone, true) })}</span>
      </div>
      <div className="room-acts">
        {mayAct && working > 0 && (
          <>
            <RoomAct
              action={action}
              intent="pause-all"
              open={t('pauseAll')}
              confirm={t('pauseDo')}
              lead={t('allWhat', { n: working })}
              text={{ name: 'reason', label: t('reason') }}
            />
            <RoomAct
              action={action}
              intent="extend-all"
              open={t('extendAll')}
              confirm={t('extendDo')}
              lead={t('allWhat', { n: working + paused })}
              withMinutes
              text={{ name: 'reason', label: t('reason') }}
            />
          </>
        )}
        {mayAct && paused > 0 && (
          <form method="post" action={action}>
            <Button name="intent" value="resume-all">
              {t('resumeAll')}
            </Button>
          </form>
        )}
        {mayEnd && (
          <LinkButton look="danger" href={`/admin/sessions/${session.id}?ask=end#ask`}>
            {t('endSession')}
          </LinkButton>
        )}
      </div>
    </header>
  );
}
