import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  isReadToTheEnd,
  minutesLeft,
  NOT_STARTED,
  plausibleSeconds,
  withReport,
  type ReadingProgress,
} from '~/learning/rules/reading-progress.ts';

const reported = (before: ReadingProgress, position: number, seconds: number, passed: number | null = 60) =>
  withReport(before, { position, furthest: position, seconds }, 12, passed);

describe('reading progress', () => {
  it('keeps where the reader is and never forgets how far they came', () => {
    const there = reported(NOT_STARTED, 600, 20);
    const back = reported(there, 100, 20);
    expect(back).toMatchObject({ position: 100, furthest: 600, seconds: 40 });
  });

  it('counts no more attention than time has passed', () => {
    expect(reported(NOT_STARTED, 10, 3600).seconds).toBe(60);
    expect(reported(NOT_STARTED, 10, 30, 5).seconds).toBe(5);
    expect(reported(NOT_STARTED, 10, -30).seconds).toBe(0);
  });

  it('does not take scrolling to the end for reading', () => {
    expect(reported(NOT_STARTED, 1000, 30).completed).toBe(false);
  });

  it('finishes a lesson read to the end in a plausible time', () => {
    let progress = NOT_STARTED;
    for (const position of [100, 300, 600, 900, 1000]) progress = reported(progress, position, 50);
    expect(progress).toMatchObject({ seconds: 250, completed: true });
    expect(plausibleSeconds(12)).toBe(240);
    expect(isReadToTheEnd(960, 10_000, 12)).toBe(false);
  });

  it('never takes a finish back', () => {
    expect(reported({ position: 1000, furthest: 1000, seconds: 300, completed: true }, 5, 1).completed).toBe(true);
  });

  it('holds whatever a browser sends', () => {
    const numbers = fc.oneof(fc.integer(), fc.double({ noNaN: true }));
    fc.assert(
      fc.property(
        fc.array(fc.record({ position: numbers, furthest: numbers, seconds: numbers, passed: fc.nat(200) })),
        (reports) => {
          let progress = NOT_STARTED;
          let passed = 0;
          for (const report of reports) {
            const next = withReport(progress, report, 12, report.passed);
            passed += report.passed;
            expect(next.position).toBeGreaterThanOrEqual(0);
            expect(next.furthest).toBeLessThanOrEqual(1000);
            expect(next.furthest).toBeGreaterThanOrEqual(Math.max(progress.furthest, next.position));
            expect(next.seconds).toBeGreaterThanOrEqual(progress.seconds);
            expect(next.seconds).toBeLessThanOrEqual(passed);
            progress = next;
          }
        },
      ),
    );
  });

  it('says at least one minute is left', () => {
    expect(minutesLeft(12, 500)).toBe(6);
    expect(minutesLeft(12, 1000)).toBe(1);
  });
});
