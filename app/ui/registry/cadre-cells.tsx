import type { CadreColumn, CadreListRow } from '~/registry/rules/cadre-list-spec.ts';
import type { Translator } from '../messages/define-messages.ts';
import type { registryMessages } from '../messages/registry.ts';

type Words = Translator<typeof registryMessages>;

/** A column of the list as plain text: for the table, and for the export of exactly what it shows. */
export function cadreText(row: CadreListRow, column: CadreColumn, t: Words): string {
  const word = t as (key: string) => string;
  switch (column) {
    case 'mode':
      return row.mode ? word(row.mode) : '';
    case 'sex':
      return row.sex ? word(row.sex) : '';
    case 'account':
      return word(`account${row.account}`);
    default:
      return row[column] ?? '';
  }
}
