import { describe, expect, it } from 'vitest';
import type { BoardNeed, BoardState } from '~/exams/rules/board-state.ts';
import { boardSummary, mostPressing } from '~/exams/rules/board-summary.ts';

const person = (state: BoardState, need: BoardNeed | null = null, answered: number | null = null) => ({
  state,
  need,
  answered,
});
const silent: BoardNeed = { kind: 'offline', seconds: 60 };
const move: BoardNeed = { kind: 'move', moveId: 'm' };

describe('a room in figures', () => {
  it('counts everybody in one state, and the middle one of those who are sitting', () => {
    const people = [
      person('working', null, 12),
      person('offline', silent, 3),
      person('working', null, 40),
      person('handed-in', null, 50),
      person('not-come'),
    ];
    const summary = boardSummary(people);
    expect(summary).toMatchObject({ people: 5, median: 12, needing: 1 });
    expect(summary.counts).toMatchObject({ working: 2, offline: 1, 'handed-in': 1, 'not-come': 1, paused: 0 });
    expect(Object.values(summary.counts).reduce((sum, n) => sum + n)).toBe(people.length);
    expect(boardSummary([]).median).toBeNull();
  });

  it('names the most pressing of ten thousand, in the order of their seats', () => {
    const hall = Array.from({ length: 10_000 }, (_, at) => person('offline', at === 9_000 ? move : silent));
    const named = mostPressing(hall, 40);
    expect(named).toHaveLength(40);
    expect(named.at(-1)?.need).toBe(move);
    expect(mostPressing([person('working'), person('offline', silent)], 40)).toHaveLength(1);
  });
});
