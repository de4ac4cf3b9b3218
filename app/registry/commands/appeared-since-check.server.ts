import type { ApplyRow, ImportContext } from '~/operations/commands/import-kind.ts';
import { nameKeyOf } from '~/operations/rules/cell-values.ts';
import type { Transaction } from '~/platform/db.ts';
import { cadresNamed, touchedByBatch } from '../data/cadre-import-rows.ts';
import { candidatesShown } from '../data/newcomer-rows.ts';
import { cadreMatcher, type NamedPerson } from '../rules/match-cadre.ts';

/**
 * Of rows that would add somebody, those for which the registry now knows somebody who may be meant: a person neither of
 * this batch nor among those whom the decision was about. Call it holding the lock on newcomers.
 *
 * @returns row numbers
 */
export async function appearedSinceCheck(
  tx: Transaction,
  context: ImportContext,
  rows: readonly ApplyRow[],
): Promise<Set<number>> {
  if (rows.length === 0) return new Set();
  const people = rows.map(({ rowNumber, fields }) => ({ rowNumber, person: personOf(fields) }));
  const named = await cadresNamed(tx, {
    rootId: context.rootId,
    path: context.path,
    numbers: [...new Set(people.flatMap(({ person }) => person.staffNumber ?? []))],
    nameKeys: [...new Set(people.map(({ person }) => person.nameKey))],
  });
  const ids = named.map(({ id }) => id);
  const ours = await touchedByBatch(tx, context.batchId, ids);
  const others = named.filter(({ id }) => !ours.has(id));
  if (others.length === 0) return new Set();
  const shown = await candidatesShown(
    tx,
    context.batchId,
    people.map(({ rowNumber }) => rowNumber),
  );
  const match = cadreMatcher(others);
  return new Set(
    people.flatMap(({ rowNumber, person }) => {
      const known = shown.get(rowNumber);
      const found = known ? cadreMatcher(others.filter(({ id }) => !known.has(id)))(person) : match(person);
      return 'nobody' in found ? [] : [rowNumber];
    }),
  );
}

function personOf(fields: ApplyRow['fields']): NamedPerson {
  const text = (key: string): string | null => (fields[key] ?? null) as string | null;
  const name = text('name') ?? '';
  return {
    name,
    nameKey: nameKeyOf(name),
    staffNumber: text('staffNumber'),
    birthMonth: text('birthMonth'),
    joinedPartyMonth: text('joinedPartyMonth'),
    organizationId: text('organizationId') ?? '',
  };
}
