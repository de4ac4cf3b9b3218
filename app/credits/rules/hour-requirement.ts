import { z } from 'zod';

/**
 * What a rule `HRS_…` says: how many hours (or, as an alternative and never a conversion, days) of which kinds, over
 * how many calendar years, from whom. An empty list of categories, posts or ranks asks for nothing of that kind.
 */
export const hourRequirement = z.object({
  title: z.string(),
  titleEn: z.string(),
  hours: z.number().positive(),
  days: z.number().positive().nullable().default(null),
  years: z.number().int().positive().default(1),
  categories: z.array(z.string()).default([]),
  postTypes: z.array(z.string()).default([]),
  /** beginnings of ranks, such as 乡科级 */
  ranks: z.array(z.string()).default([]),
  /** where the rule is from, when no clause on record states it */
  source: z.string().nullable().default(null),
  sourceEn: z.string().nullable().default(null),
});
export type HourRequirement = z.infer<typeof hourRequirement>;

export type CountedEntry = { category: string; occurredOn: string; hours: number; days: number };

export type HourFigures = {
  hours: number;
  days: number;
  met: boolean;
  missingHours: number;
  /** null where days are no alternative */
  missingDays: number | null;
  /** how far towards the nearer of the two, 0–1 */
  share: number;
};

/** One requirement of hours that concerns a person, where they stand with it in a year, and what says so. */
export type HourStanding = HourFigures & {
  ruleId: string;
  code: string;
  title: string;
  titleEn: string;
  needHours: number;
  needDays: number | null;
  years: number;
  /** false is shown as 待核 */
  confirmed: boolean;
  clause: { documentCode: string; documentTitle: string; article: string; label: string } | null;
  source: string | null;
  sourceEn: string | null;
};

/** Whether the requirement concerns a person with these current posts and this rank. */
export const concerns = (rule: HourRequirement, who: { postTypes: readonly string[]; rank: string | null }): boolean =>
  (rule.postTypes.length === 0 || rule.postTypes.some((type) => who.postTypes.includes(type))) &&
  (rule.ranks.length === 0 || rule.ranks.some((rank) => who.rank?.startsWith(rank)));

/** First day that counts for a year: a requirement over five years looks back over the four before. */
export const countedFrom = (rule: HourRequirement, year: number): string => `${year - rule.years + 1}-01-01`;

/**
 * Selects the entries that count and compares; entries are never copied, so one class may serve several requirements.
 *
 * @param year the calendar year that ends the period
 */
export function hourFigures(rule: HourRequirement, entries: readonly CountedEntry[], year: number): HourFigures {
  const counted = entries.filter(
    (entry) =>
      entry.occurredOn >= countedFrom(rule, year) &&
      entry.occurredOn <= `${year}-12-31` &&
      (rule.categories.length === 0 || rule.categories.includes(entry.category)),
  );
  const hours = rounded(counted.reduce((sum, entry) => sum + entry.hours, 0));
  const days = rounded(counted.reduce((sum, entry) => sum + entry.days, 0));
  const met = hours >= rule.hours || (rule.days !== null && days >= rule.days);
  return {
    hours,
    days,
    met,
    missingHours: met ? 0 : rounded(rule.hours - hours),
    missingDays: rule.days === null ? null : met ? 0 : rounded(rule.days - days),
    share: met ? 1 : Math.max(hours / rule.hours, rule.days ? days / rule.days : 0),
  };
}

const rounded = (figure: number): number => Math.round(figure * 100) / 100;
