import { describe, expect, it } from 'vitest';
import { concerns, hourFigures, hourRequirement } from '~/credits/rules/hour-requirement.ts';

const town = hourRequirement.parse({
  title: '集中培训（乡科级）',
  titleEn: 'Classes',
  hours: 90,
  days: 12,
  categories: ['CLASS_LX', 'CLASS_RZ'],
  ranks: ['乡科级'],
});
const entry = (category: string, occurredOn: string, hours: number, days: number) => ({
  category,
  occurredOn,
  hours,
  days,
});

describe('a requirement of hours', () => {
  it('is met by days or by hours, and never converts one into the other', () => {
    const entries = [entry('CLASS_LX', '2026-03-01', 24, 6), entry('CLASS_RZ', '2026-05-01', 40, 6)];
    expect(hourFigures(town, entries, 2026)).toMatchObject({ hours: 64, days: 12, met: true, missingHours: 0 });
    expect(hourFigures(town, entries.slice(1), 2026)).toMatchObject({
      met: false,
      missingHours: 50,
      missingDays: 6,
      share: 0.5,
    });
  });

  it('selects by category and year', () => {
    const entries = [entry('ONLINE_COURSE', '2026-03-01', 50, 0), entry('CLASS_LX', '2025-12-31', 90, 12)];
    expect(hourFigures(town, entries, 2026)).toMatchObject({ hours: 0, days: 0, met: false });
    expect(hourFigures({ ...town, years: 2 }, entries, 2026).met).toBe(true);
  });

  it('concerns people by rank and by post', () => {
    expect(concerns(town, { postTypes: [], rank: '乡科级正职' })).toBe(true);
    expect(concerns(town, { postTypes: ['SECRETARY'], rank: '县处级副职' })).toBe(false);
    expect(concerns({ ...town, ranks: [], postTypes: ['SECRETARY'] }, { postTypes: ['STAFF'], rank: null })).toBe(
      false,
    );
  });
});
