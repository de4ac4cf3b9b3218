import { candidateMessages } from '../messages/candidate.ts';
import { translator } from '../messages/define-messages.ts';
import { sittingMessages } from '../messages/sitting.ts';
import type { Locale } from '../locale.ts';

/** A number that no sentence holds by itself, so that its place can be found again. */
const PROBE = 777;

/** A sentence in its two shapes, with `{n}` where the number stands: for a script that counts while people answer. */
const counted = (say: (n: number) => string): { one: string; other: string } => ({
  one: say(1),
  other: say(PROBE).replaceAll(String(PROBE), '{n}'),
});

/**
 * The sentences that the sitting's script writes.
 *
 * @param timed whether the hand-in tells how much time is left
 */
export function islandWords(locale: Locale, timed: boolean) {
  const s = translator(sittingMessages, locale);
  const c = translator(candidateMessages, locale);
  return {
    saved: s('saved', { time: '{time}' }),
    saving: s('saving'),
    unsaved: s('unsaved'),
    local: counted((n) => s('local', { n })),
    stopped: s('stopped'),
    offline: s('offline'),
    hideClock: s('hideClock'),
    showClock: s('showClock'),
    flag: s('flag'),
    next: s('next'),
    handIn: s('handIn'),
    numberOpen: s('numberOpen', { n: '{n}' }),
    numberDone: s('numberDone', { n: '{n}' }),
    numberFlag: s('numberFlag', { text: '{text}' }),
    mapSum: s('mapSum', { done: '{done}', open: '{open}', flagged: '{flagged}' }),
    askOpen: counted((n) => s('askOpen', { n })),
    askDone: counted((n) => s('askDone', { n })),
    askState: timed ? s('askState', { done: '{done}', time: '{time}' }) : s('askStateNoLimit', { done: '{done}' }),
    askJump: s('askJump'),
    jumpOne: c('jumpOne', { section: '{section}', n: '{n}' }),
    jumpRun: c('jumpRun', { section: '{section}', from: '{from}', to: '{to}' }),
    minutesLeft: counted((n) => c('minutesLeft', { n })),
    viewList: c('viewList'),
    viewOne: c('viewOne'),
    timeUp: c('timeUp'),
    timeUpOffline: c('timeUpOffline'),
    timeUpSending: c('timeUpSending'),
    paused: c('pausedNotice'),
    signedOut: c('signedOut'),
    kept: c('keptNotice'),
    keptTooMany: c('keptTooMany'),
    moved: c('movedNotice'),
    outageWait: c('outageWait'),
    outage: counted((n) => c('outageNotice', { n })),
  };
}
