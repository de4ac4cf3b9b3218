import type { RowFault } from '~/operations/rules/import-template.ts';

/** What could stand in a wrong cell, where the fault names it: the code or the name most like the one given. */
export function suggestionFor({ column, params }: RowFault): string | null {
  const value = column?.endsWith('Code') ? params?.['nearCode'] : params?.['near'];
  return value === undefined ? null : String(value);
}
