import type { LateAnswer } from './answer-sheet.ts';

/** Most answers put aside for one sitting: more than an honest paper can fill, few enough for one officer to read. */
export const MOST_LATE = 1_000;

/**
 * What is put aside for an officer once more answers came: on each question, for each reason, only the last word, as it
 * alone could count; in the order in which they came. What is there already is not kept twice, what no question of the
 * paper has is not kept at all, and a full list takes later words only.
 *
 * @param questions how many the paper has
 */
export function keepLateAnswers(
  kept: readonly LateAnswer[],
  fresh: readonly LateAnswer[],
  questions: number,
): readonly LateAnswer[] {
  const byPlace = new Map<string, LateAnswer>();
  // A list from before only last words were kept can hold several to one place, in the order in which they came.
  for (const answer of kept) {
    const before = byPlace.get(placeOf(answer));
    const last = before && !isLater(answer, before) ? before : answer;
    byPlace.set(placeOf(answer), before ? { ...last, times: timesOf(before) + timesOf(answer) } : answer);
  }
  const known = new Set(kept.map(stepOf));
  for (const answer of fresh) {
    if (Math.abs(answer.slot) > questions || known.has(stepOf(answer))) continue;
    known.add(stepOf(answer));
    const place = placeOf(answer);
    const before = byPlace.get(place);
    if (before ? !isLater(answer, before) : byPlace.size >= MOST_LATE) continue;
    byPlace.delete(place);
    byPlace.set(place, before ? { ...answer, times: timesOf(before) + 1 } : answer);
  }
  return [...byPlace.values()];
}

/**
 * How many late answers there were, replaced ones included. It only ever grows while an officer may decide: whoever has
 * seen as many has seen what stands there now.
 */
export const lateAnswersSeen = (kept: readonly LateAnswer[]): number =>
  kept.reduce((sum, answer) => sum + timesOf(answer), 0);

const timesOf = ({ times = 1 }: LateAnswer): number => times;

const placeOf = ({ slot, why }: LateAnswer): string => `${slot} ${why}`;

const stepOf = ({ seq, slot, choice }: LateAnswer): string => `${seq} ${slot} ${choice}`;

/**
 * On one device the number of the step says which came last; answers of devices left behind have only the clock. Forms are
 * numbered after what the journal holds: of two with one number the later arrival is the later word.
 */
const isLater = (a: LateAnswer, b: LateAnswer): boolean =>
  a.why === 'moved' && a.givenAt !== b.givenAt ? a.givenAt > b.givenAt : a.seq >= b.seq;
