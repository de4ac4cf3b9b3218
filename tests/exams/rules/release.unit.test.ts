import { describe, expect, it } from 'vitest';
import { released, scoreReleased, type ReleaseFacts } from '~/exams/rules/release.ts';

/** A session that closes at 100 and releases at 50, as somebody may have set it. */
const session: ReleaseFacts = { now: 60, closesAt: 100, ended: false, stillSitting: false, releaseAt: 50 };

describe('released at the moment of the session', () => {
  it.each([
    ['before it closed', {}, { open: false, from: 100 }],
    ['closed', { now: 100 }, { open: true }],
    ['closed, while somebody still sits', { now: 100, stillSitting: true }, { open: false, from: 100 }],
    ['ended early', { ended: true }, { open: true }],
    ['ended early, while somebody still sits', { ended: true, stillSitting: true }, { open: false, from: 50 }],
    ['closed, before the moment', { now: 110, releaseAt: 120 }, { open: false, from: 120 }],
    ['closed, without a moment', { now: 110, releaseAt: null }, { open: false, from: null }],
  ] as const)('shows keys: %s', (_, change, answer) => {
    expect(released('AT', { ...session, ...change })).toEqual(answer);
  });

  it('shows the score from then on, which gives no key away', () => {
    expect(scoreReleased('AT', { ...session, stillSitting: true })).toEqual({ open: true });
    expect(scoreReleased('AT', { ...session, now: 49 })).toEqual({ open: false, from: 50 });
  });
});
