import { nameKeyOf } from '~/operations/rules/cell-values.ts';
import type { Fields, RowCandidate, RowFault } from '~/operations/rules/import-template.ts';
import type { Verdict } from '~/operations/rules/verdict.ts';
import { organizationLookup, type KnownOrganization } from './organization-lookup.ts';
import { partyPostOf } from './party-post.ts';
import type { EmploymentMode, PostType } from './registry-words.ts';

export type KnownPost = {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly postType: PostType;
  readonly title: string;
  readonly employmentMode: EmploymentMode;
  readonly startedOn: string;
};

/** Somebody in the registry whom a row may mean, with present posts. */
export type KnownCadre = {
  readonly id: string;
  readonly staffNumber: string | null;
  readonly name: string;
  readonly nameKey: string;
  readonly birthMonth: string | null;
  readonly homeOrganizationId: string;
  readonly homeOrganizationName: string;
  /** whether the importer may know of this person */
  readonly visible: boolean;
  readonly left: boolean;
  /** what a row may change: column key → value as the row would hold it; the phone is not compared */
  readonly facts: Fields;
  readonly phoneBlind: string | null;
  readonly posts: readonly KnownPost[];
};

type Seen = {
  rowNumber: number;
  nameKey: string;
  birthMonth: string | null;
  organizationId: string;
  post: string;
  title: string;
};
type Row = { rowNumber: number; fields: Fields };

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
 * Says of each row of a roster who is meant and what it would change. Staff numbers decide; without one, name with unit
 * and month of birth do, and whoever cannot be told from somebody else waits for a person. Call it in the sheet's order.
 */
export function cadreJudge(
  organizations: readonly KnownOrganization[],
  cadres: readonly KnownCadre[],
  today: string,
  blindOf: (phone: string) => string,
): (row: Row) => Verdict {
  const findOrganization = organizationLookup(organizations);
  const byNumber = new Map(cadres.flatMap((cadre) => (cadre.staffNumber ? [[cadre.staffNumber, cadre] as const] : [])));
  const byName = new Map<string, KnownCadre[]>();
  for (const cadre of cadres) byName.set(cadre.nameKey, [...(byName.get(cadre.nameKey) ?? []), cadre]);
  const numbersSeen = new Map<string, Seen[]>();
  const namesSeen = new Map<string, Seen[]>();

  return ({ rowNumber, fields }) => {
    const text = (key: string): string | null => (fields[key] ?? null) as string | null;
    const faults: RowFault[] = [];
    const place = findOrganization(text('organizationCode'), text('organizationName'));
    if ('fault' in place) faults.push(place.fault);
    const startedOn = text('startedOn') ?? '';
    if (startedOn > today) faults.push({ column: 'startedOn', code: 'in-the-future', params: { value: startedOn } });
    const birthMonth = text('birthMonth');
    if (birthMonth && birthMonth > startedOn.slice(0, 7))
      faults.push({ column: 'birthMonth', code: 'born-after', params: { value: birthMonth } });
    const post = partyPostOf(text('partyPost') ?? '');
    if (!('found' in place) || !post || faults.length > 0) return { status: 'ERROR', faults };

    const organization = place.found;
    const name = text('name') ?? '';
    const key = nameKeyOf(name);
    const number = text('staffNumber');
    const mode = text('employmentMode') ?? (post.partTime === false ? 'FULL_TIME' : 'PART_TIME');
    const complete: Fields = {
      ...fields,
      organizationId: organization.id,
      organizationName: organization.name,
      postType: post.postType,
      title: post.title,
      employmentMode: mode,
      modeGiven: text('employmentMode') !== null || post.partTime !== null,
      cadreId: null,
    };
    const seen: Seen = {
      rowNumber,
      nameKey: key,
      birthMonth,
      organizationId: organization.id,
      post: `${organization.id}/${post.postType}`,
      title: `${organization.name} ${post.title}`,
    };
    const earlier = number ? (numbersSeen.get(number) ?? []) : (namesSeen.get(key) ?? []);
    const twice = earlier.find((other) => other.post === seen.post && sameOrUnknown(other.birthMonth, birthMonth));
    const otherName = number ? earlier.find((other) => other.nameKey !== key) : undefined;
    if (otherName) return error('staffNumber', 'number-twice', { value: number ?? '', row: otherName.rowNumber });
    if (twice) return error('name', 'same-as-row', { row: twice.rowNumber });
    const phone = text('phone');
    const otherPhone = (holder: KnownCadre): boolean => phone !== null && blindOf(phone) !== holder.phoneBlind;
    const remember = (): void => {
      const [map, at] = number ? [numbersSeen, number] : [namesSeen, key];
      map.set(at, [...earlier, seen]);
    };

    if (number) {
      const holder = byNumber.get(number);
      if (holder) {
        if (!holder.visible) return error('staffNumber', 'number-elsewhere', { value: number });
        if (holder.nameKey !== key) return ambiguous('number-other-name', [candidate(holder)], false, complete);
        remember();
        return update(holder, complete, earlier.length, otherPhone(holder));
      }
      if (earlier.length > 0) {
        remember();
        // A further post of somebody whom an earlier row adds: applied after it and found by the number.
        return { status: 'VALID', action: 'update', fields: complete, rank: 1 };
      }
      const alike = (byName.get(key) ?? []).filter(
        (other) =>
          (other.staffNumber === null && sameOrUnknown(other.birthMonth, birthMonth)) ||
          sameMonth(other.birthMonth, birthMonth),
      );
      return newOr(alike, [], complete, remember, 'name-has-no-number');
    }

    const namesakes = byName.get(key) ?? [];
    const visible = namesakes.filter((other) => other.visible);
    const certain = visible.filter(
      (other) =>
        !other.left &&
        sameOrUnknown(other.birthMonth, birthMonth) &&
        (other.homeOrganizationId === organization.id ||
          other.posts.some((held) => held.organizationId === organization.id)),
    );
    if (certain[0] && certain.length === 1 && visible.length === 1 && earlier.length === 0) {
      remember();
      return update(certain[0], complete, 0, otherPhone(certain[0]));
    }
    if (namesakes.some((other) => !other.visible && sameMonth(other.birthMonth, birthMonth)))
      return error('name', 'maybe-elsewhere', { value: name });
    return newOr(visible, earlier, complete, remember, visible.length > 1 ? 'several-namesakes' : 'one-namesake');
  };

  function newOr(
    alike: readonly KnownCadre[],
    earlier: readonly Seen[],
    fields: Fields,
    remember: () => void,
    reason: string,
  ): Verdict {
    remember();
    const visible = alike.filter((other) => other.visible);
    if (visible.length < alike.length) return error('name', 'maybe-elsewhere', { value: String(fields['name']) });
    if (visible.length === 0 && earlier.length === 0) return { status: 'VALID', action: 'create', fields };
    const rows: RowCandidate[] = earlier.map((other) => ({
      id: null,
      rowNumber: other.rowNumber,
      title: other.title,
      facts: { birthMonth: other.birthMonth },
    }));
    return ambiguous(
      visible.length === 0 ? 'same-name-above' : reason,
      [...visible.map(candidate), ...rows],
      true,
      fields,
      rows.length > 0 ? 1 : 0,
    );
  }
}

const error = (column: string, code: string, params: Record<string, string | number>): Verdict => ({
  status: 'ERROR',
  faults: [{ column, code, params }],
});

const ambiguous = (
  reason: string,
  candidates: readonly RowCandidate[],
  mayCreate: boolean,
  fields: Fields,
  rank = 0,
): Verdict => ({ status: 'AMBIGUOUS', reason, candidates, mayCreate, fields, rank });

const sameMonth = (a: string | null, b: string | null): boolean => a !== null && a === b;
const sameOrUnknown = (a: string | null, b: string | null): boolean => a === null || b === null || a === b;

/** Lines of one person are applied one after another: the second finds what the first wrote. */
function update(cadre: KnownCadre, fields: Fields, linesBefore: number, newPhone: boolean): Verdict {
  const changed = COMPARED.some(
    (key) => fields[key] !== null && fields[key] !== undefined && fields[key] !== (cadre.facts[key] ?? null),
  );
  const held = cadre.posts.find(
    (post) => post.organizationId === fields['organizationId'] && post.postType === fields['postType'],
  );
  const samePost =
    held?.title === fields['title'] &&
    held?.startedOn === fields['startedOn'] &&
    (!fields['modeGiven'] || held?.employmentMode === fields['employmentMode']);
  const action = !changed && samePost && !cadre.left && !newPhone ? 'none' : 'update';
  return { status: 'VALID', action, fields: { ...fields, cadreId: cadre.id }, rank: linesBefore > 0 ? 1 : 0 };
}

const candidate = (cadre: KnownCadre): RowCandidate => {
  const post = cadre.posts[0];
  return {
    id: cadre.id,
    title: cadre.staffNumber ?? '',
    facts: {
      name: cadre.name,
      staffNumber: cadre.staffNumber,
      organizationName: post?.organizationName ?? cadre.homeOrganizationName,
      partyPost: post?.title ?? null,
      startedOn: post?.startedOn ?? null,
      birthMonth: cadre.birthMonth,
      joinedPartyMonth: (cadre.facts['joinedPartyMonth'] ?? null) as string | null,
      left: cadre.left,
    },
  };
};
