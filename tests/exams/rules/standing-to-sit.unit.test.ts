import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingToSit, type PastSitting } from '~/exams/rules/standing-to-sit.ts';

const rules = { retakes: 1, retakeWithinDays: 90, coolingDays: 180 };
const failed = (on: string): PastSitting => ({ on, passed: false, validUntil: null });
const passed = (on: string, validUntil: string | null): PastSitting => ({ on, passed: true, validUntil });

describe('standingToSit', () => {
  it.each([
    ['never sat', [], '2026-03-01', { may: true, as: 'first', ordinal: 1 }],
    [
      'the day after a failure',
      [failed('2026-03-01')],
      '2026-03-02',
      { may: true, as: 'retake', ordinal: 2, until: '2026-05-30' },
    ],
    [
      'the last day of the make-up',
      [failed('2026-03-01')],
      '2026-05-30',
      { may: true, as: 'retake', ordinal: 2, until: '2026-05-30' },
    ],
    ['a day too late for the make-up', [failed('2026-03-01')], '2026-05-31', { may: true, as: 'first', ordinal: 1 }],
    [
      'after the make-up failed too',
      [failed('2026-03-01'), failed('2026-04-01')],
      '2026-09-27',
      { may: false, reason: 'cooling', until: '2026-09-28' },
    ],
    [
      'when cooling is over',
      [failed('2026-03-01'), failed('2026-04-01')],
      '2026-09-28',
      { may: true, as: 'first', ordinal: 1 },
    ],
    [
      'a failure after a lapsed make-up is a first one',
      [failed('2026-01-01'), failed('2026-06-01')],
      '2026-06-02',
      { may: true, as: 'retake', ordinal: 2, until: '2026-08-30' },
    ],
    [
      'a pass that still counts',
      [passed('2026-03-01', '2028-02-29')],
      '2028-02-29',
      { may: false, reason: 'valid-pass', until: '2028-02-29' },
    ],
    [
      'a pass that has run out',
      [passed('2026-03-01', '2028-02-29')],
      '2028-03-01',
      { may: true, as: 'first', ordinal: 1 },
    ],
    [
      'a pass without end',
      [passed('2026-03-01', null)],
      '2040-01-01',
      { may: false, reason: 'valid-pass', until: null },
    ],
    [
      'sittings of a later day do not count',
      [failed('2026-03-02')],
      '2026-03-01',
      { may: true, as: 'first', ordinal: 1 },
    ],
  ] as const)('%s', (_, history, on, standing) => {
    expect(standingToSit(rules, history, on)).toEqual(standing);
  });

  it('does not depend on the order in which sittings are given', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((n) => {
      const at = new Date(Date.UTC(2025, 0, 1) + n * 86_400_000);
      return at.toISOString().slice(0, 10);
    });
    const history = fc.uniqueArray(fc.record({ on: day, passed: fc.boolean(), validUntil: fc.constant(null) }), {
      selector: ({ on }) => on,
      maxLength: 8,
    });
    fc.assert(
      fc.property(history, day, (sittings, on) => {
        expect(standingToSit(rules, sittings.toReversed(), on)).toEqual(standingToSit(rules, sittings, on));
      }),
    );
  });
});
