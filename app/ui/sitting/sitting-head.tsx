import { formatClock } from '../format.ts';
import { useT } from '../messages/define-messages.ts';
import { shellMessages } from '../messages/shell.ts';
import { sittingMessages } from '../messages/sitting.ts';
import { Phrases } from '../parts/phrases.tsx';
import { SaveState, type Saving } from './save-state.tsx';

export type SittingHeadProps = {
  /** Name of the test. */
  name: string;
  /** Whether who sits it is invented: said in a word beside the name, where it takes no line from the question. */
  demonstration: boolean;
  /** Who sits it, and the section now (「沈佳禾·单选题1–30」). */
  part: string;
  /** Seconds to the deadline; null without one. */
  secondsLeft: number | null;
  clockHidden?: boolean | undefined;
  /** Without it there is no button to hide the clock. */
  onToggleClock?: (() => void) | undefined;
  saving: Saving;
  answered: number;
  total: number;
  /** Shows that answers wait on this device. */
  offline?: boolean | undefined;
};

/** Name, section, time left and where the answers are. The thin line below grows with each answer. */
export function SittingHead(props: SittingHeadProps) {
  const { name, demonstration, part, secondsLeft, clockHidden, onToggleClock, saving, answered, total, offline } =
    props;
  const t = useT(sittingMessages);
  const frame = useT(shellMessages);
  return (
    <header className="sitting-head">
      <div className="wrap">
        <p className="sitting-name">
          <Phrases text={name} />
          {demonstration && (
            <span className="demo-mark" title={frame('demonstration')}>
              {frame('demonstrationWord')}
            </span>
          )}
        </p>
        <div className="sitting-clock num">
          {secondsLeft === null ? (
            <span className="quiet">{t('noLimit')}</span>
          ) : (
            <>
              <span className="quiet">{t('left')}</span>
              {!clockHidden && (
                <span role="timer" aria-label={t('left')}>
                  {formatClock(secondsLeft)}
                </span>
              )}
              {onToggleClock && (
                <button type="button" className="clock-toggle" onClick={onToggleClock}>
                  {t(clockHidden ? 'showClock' : 'hideClock')}
                </button>
              )}
            </>
          )}
        </div>
        <p className="sitting-part">{part}</p>
        <SaveState saving={saving} />
      </div>
      <svg
        className="sitting-thread"
        viewBox="0 0 100 1"
        preserveAspectRatio="none"
        role="img"
        aria-label={t('answeredOf', { done: answered, total })}
      >
        <rect className="bar-track" width="100" height="1" />
        <rect className="thread-done" width={total ? (answered / total) * 100 : 0} height="1" />
      </svg>
      {offline && (
        <p className="sitting-offline" role="alert">
          {t('offline')}
        </p>
      )}
    </header>
  );
}
