import type { RuleRow } from '~/regulations/rules/regulation-views.ts';
import type { Translator } from '../messages/define-messages.ts';
import type { regulationMessages } from '../messages/regulations.ts';

type Words = Translator<typeof regulationMessages>;

/** The unit of a share: one part in so many. */
const ONE_IN = '分之一';

/** A number or a text with its unit; a rule of several parts by its title and its figures. */
export function ruleValueWords({ value, unit }: Pick<RuleRow, 'value' | 'unit'>, english: boolean, t: Words): string {
  if (unit === ONE_IN) return `1/${String(value)}`;
  if (typeof value !== 'object' || value === null) return `${String(value)}${unit ?? ''}`;
  const parts = value as Record<string, unknown>;
  const title = english ? parts['titleEn'] : parts['title'];
  const figures = (['hours', 'days'] as const).flatMap((name) => {
    const figure = parts[name];
    return typeof figure === 'number' ? [t(name, { n: figure })] : [];
  });
  return [typeof title === 'string' ? title : JSON.stringify(value), ...figures].join(' · ');
}

/** Whether a rule holds on a civil date, will, or did, as a key of the catalogue. */
export function ruleStanding(row: RuleRow, day: string): 'holdsNow' | 'holdsLater' | 'heldBefore' {
  if (row.current) return 'holdsNow';
  return row.validFrom > day ? 'holdsLater' : 'heldBefore';
}
