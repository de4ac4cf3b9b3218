/**
 * What a person chose, by slot, in the letters that were shown (`B`, `AC`, `T`). A negative slot holds the mark that the
 * person put on the question of that place, and is no answer.
 */
export type AnswerSheet = Readonly<Record<string, string>>;

/** One saved step. An empty choice takes the answer, or the mark, back. */
export type AnswerEvent = { readonly seq: number; readonly slot: number; readonly choice: string };

/** Why an answer that reached the server was not counted by itself. */
export const LATE_REASONS = ['after-grace', 'given-late', 'gap', 'moved', 'ended'] as const;
export type LateReason = (typeof LATE_REASONS)[number];

/** An answer that came too late to be counted by itself, kept for an officer. Moments are ISO texts. */
export type LateAnswer = AnswerEvent & {
  readonly givenAt: string;
  readonly receivedAt: string;
  readonly why: LateReason;
};

/** The choice of a question, letters in order and once each; null when it cannot be a choice at all. */
export function normalisedChoice(text: string): string | null {
  if (text === '') return '';
  if (text === 'true' || text === 'T') return 'T';
  if (text === 'false') return 'F';
  if (!/^[A-H]{1,8}$/.test(text)) return null;
  return [...new Set(text)].sort().join('');
}

/** The last word on each slot. */
export function sheetOf(events: readonly AnswerEvent[]): AnswerSheet {
  const sheet: Record<string, string> = {};
  for (const event of [...events].sort((a, b) => a.seq - b.seq)) {
    if (event.choice === '') delete sheet[event.slot];
    else sheet[event.slot] = event.choice;
  }
  return sheet;
}

/** A sheet with late answers counted as an officer decided; they were the person's last word. */
export function withLateAnswers(sheet: AnswerSheet, late: readonly LateAnswer[]): AnswerSheet {
  const merged: Record<string, string> = { ...sheet };
  for (const { slot, choice } of [...late].sort((a, b) => a.givenAt.localeCompare(b.givenAt) || a.seq - b.seq)) {
    if (choice === '') delete merged[slot];
    else merged[slot] = choice;
  }
  return merged;
}

/** How many questions of a paper are answered. */
export const answeredCount = (sheet: AnswerSheet, questions: number): number =>
  Object.keys(sheet).filter((slot) => Number(slot) >= 1 && Number(slot) <= questions).length;

/** The slots that the person marked. */
export const flaggedSlots = (sheet: AnswerSheet): number[] =>
  Object.keys(sheet)
    .map(Number)
    .filter((slot) => slot < 0)
    .map((slot) => -slot);
