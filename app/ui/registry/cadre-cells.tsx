import type { CadreColumn, CadreListRow } from '~/overview/rules/cadre-list-spec.ts';
import type { Locale } from '../locale.ts';
import { dayMessages } from '../messages/day.ts';
import { translator } from '../messages/define-messages.ts';
import { registryMessages } from '../messages/registry.ts';
import { rotationMessages } from '../messages/rotation.ts';

/** A column of the list as plain text: for the table, and for the export of exactly what it shows. */
export function cadreText(row: CadreListRow, column: CadreColumn, locale: Locale): string {
  const t = translator(registryMessages, locale);
  const word = t as (key: string) => string;
  switch (column) {
    case 'mode':
      return row.mode ? word(row.mode) : '';
    case 'sex':
      return row.sex ? word(row.sex) : '';
    case 'account':
      return word(`account${row.account}`);
    case 'hours':
      return String(row.hours);
    case 'rotation':
      return rotationText(row, locale);
    case 'test': {
      const standing = translator(dayMessages, locale)(row.test);
      return row.testUntil && ['VALID', 'EXEMPT', 'EXPIRED'].includes(row.test)
        ? t('testUntil', { standing, date: row.testUntil })
        : standing;
    }
    default:
      return row[column] ?? '';
  }
}

/** The head of a column; that of the hours names the year, and what everybody owes in it where a rule says so. */
export function cadreHead(column: CadreColumn, year: number, hoursOwed: number | null, locale: Locale): string {
  const t = translator(registryMessages, locale);
  if (column !== 'hours') return t(column);
  return hoursOwed === null ? t('hoursOf', { year }) : t('hoursOfOwed', { year, n: hoursOwed });
}

function rotationText({ rotation, rotationSeries }: CadreListRow, locale: Locale): string {
  if (!rotation) return '';
  const standing = translator(rotationMessages, locale)(rotation);
  return rotation === 'SCHEDULED' && rotationSeries !== null
    ? translator(registryMessages, locale)('rotationSeries', { standing, n: rotationSeries })
    : standing;
}
