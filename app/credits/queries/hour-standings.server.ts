import { sqlRead } from '~/platform/db.ts';
import { isConfirmed } from '~/regulations/rules/evidence.ts';
import { creditsBetween } from '../data/credit-rows.ts';
import { countedPerson, hourRules } from '../data/hour-requirement-rows.ts';
import { concerns, countedFrom, hourFigures, hourRequirement, type HourStanding } from '../rules/hour-requirement.ts';

/** The requirements of hours that concern a person, for one calendar year. Who may ask is the caller's to check. */
export async function hourStandings(cadreId: string, year: number, today: string): Promise<HourStanding[]> {
  const day = today < `${year}-12-31` ? today : `${year}-12-31`;
  const [rows, person] = await Promise.all([hourRules(sqlRead, cadreId, day), countedPerson(sqlRead, cadreId, day)]);
  const rules = rows
    .map((row) => ({ row, rule: hourRequirement.parse(row.value) }))
    .filter(({ rule }) => person !== null && concerns(rule, person));
  if (rules.length === 0) return [];
  const from = rules.map(({ rule }) => countedFrom(rule, year)).sort()[0] as string;
  const entries = await creditsBetween(cadreId, from, `${year}-12-31`);
  return rules.map(({ row, rule }) => ({
    ...hourFigures(rule, entries, year),
    ruleId: row.id,
    code: row.code,
    title: rule.title,
    titleEn: rule.titleEn,
    needHours: rule.hours,
    needDays: rule.days,
    years: rule.years,
    confirmed: isConfirmed(row),
    clause:
      row.documentCode && row.documentTitle && row.article && row.label
        ? { documentCode: row.documentCode, documentTitle: row.documentTitle, article: row.article, label: row.label }
        : null,
    source: rule.source,
    sourceEn: rule.sourceEn,
  }));
}
