import { describe, expect, it } from 'vitest';
import { startOfDay, today } from '~/platform/clock.ts';

describe('a day of the authority', () => {
  it('begins at its own midnight, not at that of UTC', () => {
    expect(startOfDay('2026-11-24', 0, 'Asia/Shanghai').toISOString()).toBe('2026-11-23T16:00:00.000Z');
    expect(startOfDay('2026-11-30', 1, 'Asia/Shanghai').toISOString()).toBe('2026-11-30T16:00:00.000Z');
  });

  it('has begun at every moment that is counted to it', () => {
    for (const moment of ['2026-11-23T16:00:00Z', '2026-11-23T20:00:00Z', '2026-11-24T15:59:59.999Z']) {
      const at = new Date(moment);
      expect(startOfDay(today(at, 'Asia/Shanghai'), 0, 'Asia/Shanghai').getTime()).toBeLessThanOrEqual(at.getTime());
    }
  });
});
