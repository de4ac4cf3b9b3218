import { nameKeyOf } from '~/operations/rules/cell-values.ts';
import type { Fields, RowCandidate, RowFault } from '~/operations/rules/import-template.ts';
import type { Verdict } from '~/operations/rules/verdict.ts';
import { heldInSheet } from './held-in-sheet.ts';
import { cadreCandidate, type KnownCadre } from './known-cadre.ts';
import { cadreMatcher, sameOrUnknown } from './match-cadre.ts';
import { mergePost } from './merge-cadre-row.ts';
import { organizationLookup, type KnownOrganization } from './organization-lookup.ts';
import { partyPostOf } from './party-post.ts';

type Row = { readonly rowNumber: number; readonly fields: Fields };

/** An earlier row of the sheet. */
type Seen = Row & { number: string | null; birthMonth: string | null; post: string; cadreId: string | null };

const COMPARED = [
  'sex',
  'birthMonth',
  'joinedPartyMonth',
  'education',
  'administrativePost',
  'rankLevel',
  'identityCategory',
];

/**
 * Says of each row of a roster who is meant and what it would change; whoever cannot be told from somebody else waits
 * for a person. Call it in the sheet's order.
 *
 * @param rows all rows of the sheet that could be read
 * @param blindOf digest by which phone numbers are compared
 */
export function cadreJudge(
  organizations: readonly KnownOrganization[],
  cadres: readonly KnownCadre[],
  rows: readonly Row[],
  today: string,
  blindOf: (phone: string) => string,
): (row: Row) => Verdict {
  const find = organizationLookup(organizations);
  const placeOf = (fields: Fields) => find(textIn(fields, 'organizationCode'), textIn(fields, 'organizationName'));
  const match = cadreMatcher(cadres);
  const holds = heldInSheet(rows, (fields) => {
    const place = placeOf(fields);
    return 'found' in place ? place.found.id : null;
  });
  const seen = new Map<string, Seen[]>();
  const linesOf = new Map<string, number>();
  const numberSeen = new Map<string, { rowNumber: number; nameKey: string }>();

  return (row) => {
    const { rowNumber, fields } = row;
    const place = placeOf(fields);
    const faults = 'fault' in place ? [place.fault] : [];
    const startedOn = textIn(fields, 'startedOn') ?? '';
    const birthMonth = textIn(fields, 'birthMonth');
    faults.push(...dateFaults(startedOn, birthMonth, textIn(fields, 'joinedPartyMonth'), today));
    const post = partyPostOf(textIn(fields, 'partyPost') ?? '');
    if (!('found' in place) || !post || faults.length > 0) return { status: 'ERROR', faults };

    const organization = place.found;
    const name = textIn(fields, 'name') ?? '';
    const nameKey = nameKeyOf(name);
    const found = match({
      name,
      nameKey,
      staffNumber: textIn(fields, 'staffNumber'),
      birthMonth,
      joinedPartyMonth: textIn(fields, 'joinedPartyMonth'),
      organizationId: organization.id,
    });
    if ('fault' in found) return { status: 'ERROR', faults: [found.fault] };
    const known = 'is' in found ? found.is : null;
    const number = known?.staffNumber ?? textIn(fields, 'staffNumber');
    const complete: Fields = {
      ...fields,
      staffNumber: number,
      organizationId: organization.id,
      organizationName: organization.name,
      postType: post.postType,
      partyPost: post.title,
      title: post.title,
      startedOn: startedOn.length === 7 ? `${startedOn}-01` : startedOn,
      dayKnown: startedOn.length > 7,
      employmentMode: textIn(fields, 'employmentMode') ?? (post.partTime === false ? 'FULL_TIME' : 'PART_TIME'),
      modeGiven: textIn(fields, 'employmentMode') !== null || post.partTime !== null,
      holds: holds(fields, organization.id),
      cadreId: known?.id ?? null,
    };
    const first = number ? numberSeen.get(number) : undefined;
    if (number && first && first.nameKey !== nameKey)
      return error('staffNumber', 'number-twice', { value: number, row: first.rowNumber });
    const earlier = (seen.get(nameKey) ?? []).filter((other) =>
      number && other.number ? other.number === number : sameOrUnknown(other.birthMonth, birthMonth),
    );
    const me: Seen = {
      rowNumber,
      fields: complete,
      number,
      birthMonth,
      post: `${organization.id}/${post.postType}`,
      cadreId: known?.id ?? null,
    };
    const twice = earlier.find((other) => other.post === me.post && (!number || other.number === number));
    if (twice) return error('name', 'same-as-row', { row: twice.rowNumber });
    seen.set(nameKey, [...(seen.get(nameKey) ?? []), me]);
    if (number && !first) numberSeen.set(number, { rowNumber, nameKey });

    if (known) {
      const before = linesOf.get(known.id) ?? 0;
      linesOf.set(known.id, before + 1);
      const phone = textIn(fields, 'phone');
      return update(known, complete, before, phone !== null && blindOf(phone) !== known.phoneBlind);
    }
    // A further post of somebody whom an earlier row adds: applied after it and found by the number.
    if (number && earlier.some((other) => other.number === number))
      return { status: 'VALID', action: 'update', fields: { ...complete, begins: 1 }, rank: 1 };
    // The row of somebody who is offered as a person is not offered once more as a row.
    const among = 'ask' in found ? found.among : [];
    const above = earlier.filter((other) => other.number === null || number === null);
    const others = above.filter((other) => !among.some(({ id }) => id === other.cadreId));
    if (among.length + others.length === 0)
      return { status: 'VALID', action: 'create', fields: { ...complete, begins: 1 } };
    return {
      status: 'AMBIGUOUS',
      reason: 'ask' in found ? found.ask : 'same-name-above',
      candidates: [...among.map(cadreCandidate), ...others.map(rowCandidate)],
      mayCreate: 'ask' in found ? found.mayCreate : true,
      fields: complete,
      rank: others.length > 0 ? 1 : 0,
    };
  };
}

const textIn = (fields: Fields, key: string): string | null => (fields[key] ?? null) as string | null;

const error = (column: string, code: string, params: Record<string, string | number>): Verdict => ({
  status: 'ERROR',
  faults: [{ column, code, params }],
});

/** Dates that cannot be, whoever is meant. @param startedOn a day, or a month */
function dateFaults(startedOn: string, birth: string | null, joined: string | null, today: string): RowFault[] {
  const faults: RowFault[] = [];
  const fault = (column: string, code: string, value: string): void =>
    void faults.push({ column, code, params: { value } });
  if (startedOn > today) fault('startedOn', 'in-the-future', startedOn);
  if (birth && birth > startedOn.slice(0, 7)) fault('birthMonth', 'born-after', birth);
  if (joined && joined > today) fault('joinedPartyMonth', 'in-the-future', joined);
  else if (joined && birth && joined <= birth) fault('joinedPartyMonth', 'joined-before-birth', joined);
  return faults;
}

/** An earlier row, to be compared with this one. */
const rowCandidate = ({ rowNumber, fields }: Seen): RowCandidate => {
  const { name, staffNumber, organizationName, partyPost, startedOn, birthMonth, joinedPartyMonth } = fields;
  return {
    id: null,
    rowNumber,
    title: `${String(organizationName)} ${String(partyPost)}`,
    facts: {
      name: name ?? null,
      staffNumber: staffNumber ?? null,
      organizationName: organizationName ?? null,
      partyPost: partyPost ?? null,
      startedOn: startedOn ?? null,
      birthMonth: birthMonth ?? null,
      joinedPartyMonth: joinedPartyMonth ?? null,
    },
  };
};

/** Lines of one person are applied one after another: the second finds what the first wrote. */
function update(cadre: KnownCadre, fields: Fields, linesBefore: number, newPhone: boolean): Verdict {
  const changed = COMPARED.some(
    (key) => fields[key] !== null && fields[key] !== undefined && fields[key] !== (cadre.facts[key] ?? null),
  );
  const posts = [...cadre.posts, ...cadre.past].map((post, at) => ({
    endedOn: null,
    ...post,
    id: String(at),
    cadreId: cadre.id,
    documentNumber: null,
    endDocumentNumber: null,
  }));
  const { saved, created } = mergePost(posts, cadre.id, fields, 'new');
  const action = !changed && saved.length === 0 && !cadre.left && !newPhone ? 'none' : 'update';
  return {
    status: 'VALID',
    action,
    fields: {
      ...fields,
      cadreId: cadre.id,
      begins: created.length,
      ends: saved.filter(({ endedOn }) => endedOn !== null).length,
    },
    rank: linesBefore > 0 ? 1 : 0,
  };
}
