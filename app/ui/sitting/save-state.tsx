import { formatTime } from '../format.ts';
import { useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { sittingMessages } from '../messages/sitting.ts';
import { StateMark } from '../parts/state-mark.tsx';

export type Saving =
  | { state: 'unsaved' }
  | { state: 'saving' }
  /** `at`: the moment the server acknowledged, in milliseconds. */
  | { state: 'saved'; at: number }
  /** `waiting`: answers kept on this device. */
  | { state: 'local'; waiting: number }
  /** The sitting goes on elsewhere. */
  | { state: 'stopped' };

/** Where the answers are, in words. Announced politely, not at every save. */
export function SaveState({ saving }: { saving: Saving }) {
  const t = useT(sittingMessages);
  const zone = useZone();
  return (
    <p className={`save-state save-${saving.state} num`} aria-live={saving.state === 'saved' ? 'off' : 'polite'}>
      {saving.state === 'saved' && t('saved', { time: formatTime(saving.at, zone, true) })}
      {saving.state === 'saving' && <StateMark state="running">{t('saving')}</StateMark>}
      {saving.state === 'unsaved' && t('unsaved')}
      {saving.state === 'local' && <StateMark state="due">{t('local', { n: saving.waiting })}</StateMark>}
      {saving.state === 'stopped' && <StateMark state="alarm">{t('stopped')}</StateMark>}
    </p>
  );
}
