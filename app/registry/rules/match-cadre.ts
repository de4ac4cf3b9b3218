import type { RowFault } from '~/operations/rules/import-template.ts';
import { belongsTo, type KnownCadre } from './known-cadre.ts';

/** By what a row names a person. */
export type NamedPerson = {
  readonly name: string;
  readonly nameKey: string;
  readonly staffNumber: string | null;
  readonly birthMonth: string | null;
  readonly joinedPartyMonth: string | null;
  readonly organizationId: string;
};

/** Whom a row means: one person for certain, nobody in the registry, one of several, or nobody the importer may touch. */
export type CadreMatch =
  | { readonly is: KnownCadre }
  | { readonly nobody: true }
  | { readonly ask: string; readonly among: readonly KnownCadre[]; readonly mayCreate: boolean }
  | { readonly fault: RowFault };

/**
 * Finds whom a row means. Staff numbers decide; without one, name with unit and month of birth do. Two people of one
 * name are taken for two only where a fact that both have tells them apart; whoever cannot be told apart is asked about.
 */
export function cadreMatcher(cadres: readonly KnownCadre[]): (person: NamedPerson) => CadreMatch {
  const byNumber = new Map(cadres.flatMap((cadre) => (cadre.staffNumber ? [[cadre.staffNumber, cadre] as const] : [])));
  const byName = new Map<string, KnownCadre[]>();
  for (const cadre of cadres) byName.set(cadre.nameKey, [...(byName.get(cadre.nameKey) ?? []), cadre]);
  return (person) => {
    const namesakes = byName.get(person.nameKey) ?? [];
    return person.staffNumber === null
      ? byFacts(person, namesakes)
      : withNumber(person, person.staffNumber, byNumber.get(person.staffNumber), namesakes);
  };
}

function withNumber(
  person: NamedPerson,
  number: string,
  holder: KnownCadre | undefined,
  namesakes: readonly KnownCadre[],
): CadreMatch {
  const elsewhere = { fault: { column: 'staffNumber', code: 'number-elsewhere', params: { value: number } } };
  if (holder) {
    if (!holder.visible) return elsewhere;
    if (holder.nameKey !== person.nameKey) return { ask: 'number-other-name', among: [holder], mayCreate: false };
    return { is: holder };
  }
  // A number cell has lost its leading zeros: same name, same number but for them.
  const zeros = namesakes.filter((other) => other.staffNumber !== null && bare(other.staffNumber) === bare(number));
  if (zeros[0] && zeros.length === 1) {
    if (!zeros[0].visible) return elsewhere;
    return sameOrUnknown(zeros[0].birthMonth, person.birthMonth)
      ? { is: zeros[0] }
      : { ask: 'number-but-for-zeros', among: zeros, mayCreate: true };
  }
  const without = namesakes.filter((other) => other.staffNumber === null);
  if (without.some((other) => !other.visible && sameMonth(other.birthMonth, person.birthMonth)))
    return maybeElsewhere(person);
  const open = without.filter((other) => other.visible && sameOrUnknown(other.birthMonth, person.birthMonth));
  // Another number is another person, unless so much agrees that one of the numbers may be wrong.
  const renumbered = namesakes.filter(
    (other) =>
      other.staffNumber !== null &&
      other.visible &&
      sameMonth(other.birthMonth, person.birthMonth) &&
      (belongsTo(other, person.organizationId) || sameOrUnknown(joinedOf(other), person.joinedPartyMonth)),
  );
  if (open.length + renumbered.length === 0) return { nobody: true };
  return {
    ask: open.length > 0 ? 'name-has-no-number' : 'name-has-other-number',
    among: [...open, ...renumbered],
    mayCreate: true,
  };
}

function byFacts(person: NamedPerson, namesakes: readonly KnownCadre[]): CadreMatch {
  const visible = namesakes.filter((other) => other.visible);
  const here = visible.filter((other) => !other.left && belongsTo(other, person.organizationId));
  const exact = here.filter((other) => sameMonth(other.birthMonth, person.birthMonth));
  if (exact[0] && exact.length === 1) return { is: exact[0] };
  // Another month of birth in another organization is another person; in the same one it may be a slip.
  const possible = visible.filter(
    (other) => sameOrUnknown(other.birthMonth, person.birthMonth) || belongsTo(other, person.organizationId),
  );
  const [only] = here.filter((other) => sameOrUnknown(other.birthMonth, person.birthMonth));
  if (only && possible.length === 1) return { is: only };
  if (namesakes.some((other) => !other.visible && sameMonth(other.birthMonth, person.birthMonth)))
    return maybeElsewhere(person);
  if (possible.length === 0) return { nobody: true };
  return { ask: possible.length > 1 ? 'several-namesakes' : 'one-namesake', among: possible, mayCreate: true };
}

const maybeElsewhere = ({ name }: NamedPerson): CadreMatch => ({
  fault: { column: 'name', code: 'maybe-elsewhere', params: { value: name } },
});

const bare = (number: string): string => number.replace(/^0+/, '');
const joinedOf = (cadre: KnownCadre): string | null => (cadre.facts['joinedPartyMonth'] ?? null) as string | null;
const sameMonth = (a: string | null, b: string | null): boolean => a !== null && a === b;
export const sameOrUnknown = (a: string | null, b: string | null): boolean => a === null || b === null || a === b;
