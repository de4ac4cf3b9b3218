import { describe, expect, it } from 'vitest';
import { boardNeed, boardState, type BoardFacts } from '~/exams/rules/board-state.ts';

const NOW = 1_000_000_000;
const facts = (change: Partial<BoardFacts> = {}): BoardFacts => ({
  deferred: false,
  hasAccount: true,
  signedInAt: null,
  attempt: null,
  ...change,
});
const running = (change: Partial<NonNullable<BoardFacts['attempt']>> = {}): BoardFacts =>
  facts({
    attempt: {
      status: 'RUNNING',
      deadlineAt: NOW + 60_000,
      pausedAt: null,
      seenAt: NOW - 5_000,
      moveId: null,
      ...change,
    },
  });

describe('boardState', () => {
  it.each([
    ['nobody has seen the person', facts(), 'not-come'],
    ['signed in at the door', facts({ signedInAt: NOW - 1 }), 'present'],
    ['an approved absence', facts({ deferred: true }), 'deferred'],
    ['at work', running(), 'working'],
    ['not heard of for 46 seconds', running({ seenAt: NOW - 46_000 }), 'offline'],
    ['just started, not heard of yet', running({ seenAt: null }), 'working'],
    ['paused, whether heard of or not', running({ pausedAt: NOW - 9, seenAt: NOW - 900_000 }), 'paused'],
    ['handed in', running({ status: 'SUBMITTED' }), 'handed-in'],
    ['marked', running({ status: 'GRADED' }), 'handed-in'],
  ] as const)('%s', (_, given, state) => {
    expect(boardState(given, NOW)).toBe(state);
  });
});

describe('boardNeed', () => {
  it.each([
    ['work that goes well', running(), null],
    ['silence', running({ seenAt: NOW - 90_000 }), { kind: 'offline', seconds: 90 }],
    [
      'a request to move, before anything else',
      running({ moveId: 'm', seenAt: NOW - 90_000 }),
      { kind: 'move', moveId: 'm' },
    ],
    ['time that is up while an outage waits', running({ deadlineAt: NOW - 30_000 }), { kind: 'time-up', seconds: 30 }],
    ['a pause is no time that is up', running({ deadlineAt: NOW - 30_000, pausedAt: NOW - 60_000 }), null],
    ['a person who came and has no account', facts({ signedInAt: NOW, hasAccount: false }), { kind: 'no-account' }],
    ['a person without an account who has not come', facts({ hasAccount: false }), null],
    ['a sheet that was handed in', running({ status: 'SUBMITTED', moveId: 'm' }), null],
  ] as const)('%s', (_, given, need) => {
    expect(boardNeed(given, NOW)).toEqual(need);
  });
});
