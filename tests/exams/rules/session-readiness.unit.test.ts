import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sessionReadiness } from '~/exams/rules/session-readiness.ts';

const cell = (topic: string, type: string, count: number) => ({ topic, type, count });
const pool = (topic: string, type: string, available: number) => ({ topic, type, available });

describe('sessionReadiness', () => {
  it.each([
    ['exactly two papers', 4, 8, 1, true, 0],
    ['one question short of the make-up', 4, 7, 1, false, 1],
    ['a policy without make-ups needs one paper only', 4, 4, 0, true, 0],
    ['three papers for two make-ups', 4, 11, 2, false, 1],
    ['nothing in the bank', 4, 0, 1, false, 8],
  ])('%s', (_, count, available, retakes, ready, missing) => {
    const found = sessionReadiness([cell('T01', 'SINGLE', count)], [pool('T01', 'SINGLE', available)], retakes);
    expect(found.ready).toBe(ready);
    expect(found.short.reduce((sum, short) => sum + short.missing, 0)).toBe(missing);
  });

  it('names the cell that is short and leaves the others alone', () => {
    const found = sessionReadiness(
      [cell('T01', 'SINGLE', 2), cell('T01', 'MULTIPLE', 2), cell('T08', 'MULTIPLE', 0)],
      [pool('T01', 'SINGLE', 9), pool('T01', 'MULTIPLE', 3)],
      1,
    );
    expect(found.short).toEqual([{ topic: 'T01', type: 'MULTIPLE', count: 2, needed: 4, available: 3, missing: 1 }]);
    expect(found.cells).toHaveLength(2);
  });

  it('does not open a session whose blueprint draws nothing', () => {
    expect(sessionReadiness([], [pool('T01', 'SINGLE', 9)], 1).ready).toBe(false);
  });

  it('is ready exactly when all papers can be drawn one after the other without a repeat', () => {
    const cells = fc.uniqueArray(
      fc.record({ topic: fc.constantFrom('T01', 'T02', 'T03'), type: fc.constantFrom('SINGLE', 'MULTIPLE') }),
      { selector: ({ topic, type }) => topic + type, minLength: 1 },
    );
    fc.assert(
      fc.property(
        cells.chain((keys) =>
          fc.tuple(
            fc.constant(keys),
            fc.array(fc.integer({ min: 1, max: 6 }), { minLength: keys.length, maxLength: keys.length }),
            fc.array(fc.integer({ min: 0, max: 20 }), { minLength: keys.length, maxLength: keys.length }),
          ),
        ),
        fc.integer({ min: 0, max: 3 }),
        ([keys, counts, stock], retakes) => {
          const blueprint = keys.map((key, i) => ({ ...key, count: counts[i] ?? 1 }));
          const offered = keys.map((key, i) => ({ ...key, available: stock[i] ?? 0 }));
          const left = new Map(offered.map((o) => [o.topic + o.type, o.available]));
          let drawn = true;
          for (let paper = 0; paper <= retakes; paper += 1)
            for (const draw of blueprint) {
              const rest = (left.get(draw.topic + draw.type) ?? 0) - draw.count;
              left.set(draw.topic + draw.type, rest);
              if (rest < 0) drawn = false;
            }
          expect(sessionReadiness(blueprint, offered, retakes).ready).toBe(drawn);
        },
      ),
    );
  });
});
