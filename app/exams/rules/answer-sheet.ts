/**
 * What a person chose, by slot, in the letters that were shown (`B`, `AC`, `T`). A negative slot holds the mark that the
 * person put on the question of that place, and is no answer.
 */
export type AnswerSheet = Readonly<Record<string, string>>;

/** One saved step. An empty choice takes the answer, or the mark, back. */
export type AnswerEvent = { readonly seq: number; readonly slot: number; readonly choice: string };

/**
 * Highest number of a step that is written into the journal of a sitting: hundreds of changes of mind about each question.
 * What a device sends beyond it is put aside, so that nobody fills the disk and nobody's last word is lost.
 */
export const MOST_STEPS = 20_000;

/** Why an answer that reached the server was not counted by itself. */
export type LateReason =
  | 'after-grace'
  | 'given-late'
  | 'gap'
  /** numbered beyond `MOST_STEPS` */
  | 'too-many'
  | 'moved'
  | 'ended'
  /** the person had handed in themselves */
  | 'after-hand-in'
  /** an officer had decided about the late answers of this sitting */
  | 'after-decision'
  /** the person could see key and reasons by then */
  | 'after-key';

/** An answer that came too late to be counted by itself, kept for an officer. Moments are ISO texts. */
export type LateAnswer = AnswerEvent & {
  readonly givenAt: string;
  readonly receivedAt: string;
  readonly why: LateReason;
  /** how many answers to this question stood here one after the other, this one included; 1 when not said */
  readonly times?: number;
};

/** Whether an officer may still count it: not once the person could see the key, nor after the decision. */
export const countable = ({ why }: Pick<LateAnswer, 'why'>): boolean => why !== 'after-key' && why !== 'after-decision';

/** The choice of a question, letters in order and once each; null when it cannot be a choice at all. */
export function normalisedChoice(text: string): string | null {
  if (text === '') return '';
  if (text === 'true' || text === 'T') return 'T';
  if (text === 'false') return 'F';
  if (!/^[A-H]{1,8}$/.test(text)) return null;
  return [...new Set(text)].sort().join('');
}

/**
 * A sheet with late answers counted as an officer decided. Each is the person's last word unless they said something else
 * on that question afterwards: by the number of the step on one device, by the clock where another device went on.
 *
 * @param counted the last step that counted on each slot
 */
export function withLateAnswers(
  sheet: AnswerSheet,
  late: readonly LateAnswer[],
  counted: ReadonlyMap<number, { seq: number; savedAt: Date }>,
): AnswerSheet {
  const merged: Record<string, string> = { ...sheet };
  for (const { slot, choice, seq, givenAt, why } of late
    .filter(countable)
    .sort((a, b) => a.givenAt.localeCompare(b.givenAt) || a.seq - b.seq)) {
    const word = counted.get(slot);
    const overtaken = word && (why === 'moved' ? word.savedAt.toISOString() > givenAt : word.seq > seq);
    if (overtaken) continue;
    if (choice === '') delete merged[slot];
    else merged[slot] = choice;
  }
  return merged;
}

/** The slots that the person marked. */
export const flaggedSlots = (sheet: AnswerSheet): number[] =>
  Object.keys(sheet)
    .map(Number)
    .filter((slot) => slot < 0)
    .map((slot) => -slot);
