import { BOARD_STATES, type BoardNeed, type BoardState } from './board-state.ts';

/** A room in figures, however many sit in it. */
export type BoardSummary = {
  people: number;
  counts: Record<BoardState, number>;
  /** answers that the middle one of those who are sitting has given; null where nobody sits */
  median: number | null;
  /** how many want an eye */
  needing: number;
};

export function boardSummary(
  people: readonly { state: BoardState; need: BoardNeed | null; answered: number | null }[],
): BoardSummary {
  const counts = Object.fromEntries(BOARD_STATES.map((state) => [state, 0])) as Record<BoardState, number>;
  for (const { state } of people) counts[state] += 1;
  const answered = people
    .filter(({ state }) => state === 'working' || state === 'offline')
    .map((person) => person.answered ?? 0)
    .sort((a, b) => a - b);
  return {
    people: people.length,
    counts,
    median: answered[Math.floor(answered.length / 2)] ?? null,
    needing: people.filter(({ need }) => need !== null).length,
  };
}

const URGENCY: readonly BoardNeed['kind'][] = ['move', 'time-up', 'no-account', 'offline'];

/** The most pressing of those who want an eye, at most so many, in the order of seats. */
export function mostPressing<P extends { need: BoardNeed | null }>(people: readonly P[], most: number): P[] {
  const pressing = new Set(URGENCY.flatMap((kind) => people.filter(({ need }) => need?.kind === kind)).slice(0, most));
  return people.filter((person) => pressing.has(person));
}
