import { describe, expect, it } from 'vitest';
import type { LateAnswer, LateReason } from '~/exams/rules/answer-sheet.ts';
import { keepLateAnswers, lateAnswersSeen, MOST_LATE } from '~/exams/rules/keep-late-answers.ts';

const at = (second: number): string => new Date(Date.UTC(2026, 10, 23, 1, 0, second)).toISOString();
const late = (
  seq: number,
  slot: number,
  choice: string,
  why: LateReason = 'after-grace',
  second = seq,
): LateAnswer => ({
  seq,
  slot,
  choice,
  why,
  givenAt: at(second),
  receivedAt: at(600),
});
const choices = (kept: readonly LateAnswer[]): string[] => kept.map(({ slot, choice }) => `${slot}${choice}`);

describe('keepLateAnswers', () => {
  it('keeps the last word on each question, and says how often it changed', () => {
    const kept = keepLateAnswers([late(1, 1, 'A'), late(2, 2, 'B')], [late(3, 1, 'C'), late(4, 1, 'D')], 4);
    expect(choices(kept)).toEqual(['2B', '1D']);
    expect(kept[1]?.times).toBe(3);
    expect(lateAnswersSeen(kept)).toBe(4);
  });

  it('keeps what came for another reason beside it: what may count is not written over by what may not', () => {
    const kept = keepLateAnswers([late(1, 1, 'A', 'moved')], [late(2, 1, 'B', 'after-key')], 4);
    expect(choices(kept)).toEqual(['1A', '1B']);
  });

  it('goes by the number of the step on one device, by the clock among devices left behind', () => {
    expect(choices(keepLateAnswers([late(5, 1, 'A', 'gap', 9)], [late(4, 1, 'B', 'gap', 10)], 4))).toEqual(['1A']);
    expect(choices(keepLateAnswers([late(5, 1, 'A', 'moved', 9)], [late(4, 1, 'B', 'moved', 10)], 4))).toEqual(['1B']);
  });

  it('keeps once what is sent again, whatever the reason is by then', () => {
    const kept = [late(1, 1, 'A')];
    expect(keepLateAnswers(kept, [late(1, 1, 'A', 'after-decision')], 4)).toEqual(kept);
  });

  it('takes the later arrival of two answers to a question that have one number', () => {
    const kept = keepLateAnswers([late(4, 1, 'A')], [late(4, 1, 'B')], 4);
    expect(choices(kept)).toEqual(['1B']);
    expect(lateAnswersSeen(kept)).toBe(2);
  });

  it('loses no last word of a list that holds every step, and goes on counting', () => {
    const every = [late(1, 2, 'D'), late(5, 1, 'A', 'gap'), late(4, 1, 'B', 'gap')];
    const kept = keepLateAnswers(every, [late(6, 2, 'C')], 4);
    expect(choices(kept)).toEqual(['1A', '2C']);
    expect(lateAnswersSeen(kept)).toBe(4);
  });

  it('keeps nothing that no question of the paper has', () => {
    expect(keepLateAnswers([], [late(1, 5, 'A'), late(2, -5, 'F')], 4)).toEqual([]);
  });

  it('takes no new question into a full list, but later words', () => {
    const full = Array.from({ length: MOST_LATE }, (_, n) => late(n + 1, n + 1, 'A'));
    const kept = keepLateAnswers(full, [late(9001, MOST_LATE + 1, 'B'), late(9002, 1, 'B')], 5000);
    expect(kept).toHaveLength(MOST_LATE);
    expect(kept.at(-1)).toMatchObject({ slot: 1, choice: 'B' });
  });
});
