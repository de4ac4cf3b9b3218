import { nameKeyOf } from '~/operations/rules/cell-values.ts';
import type { Fields, RowFault } from '~/operations/rules/import-template.ts';
import type { Verdict } from '~/operations/rules/verdict.ts';
import type { StandingToSit } from './standing-to-sit.ts';

/** A session whose names may be changed now, with what the retake rules say of each person for its day. */
export type OpenSession = {
  id: string;
  number: string;
  /** cadre ids on its list */
  listed: ReadonlySet<string>;
  /** cadre ids whose sitting of it the officer deferred (缓测); a sheet does not take that back */
  deferred: ReadonlySet<string>;
  /** cadre ids that lie within its organization */
  within: ReadonlySet<string>;
  standing(cadreId: string): StandingToSit;
};

export type KnownPerson = { cadreId: string; staffNumber: string | null; name: string; unit: string };

export type RegistrationLookup = {
  sessions: readonly OpenSession[];
  /** numbers of sessions that are known, and whose names are settled */
  settled: ReadonlySet<string>;
  /** people of the subtree that the sheet may mean */
  people: readonly KnownPerson[];
};

const text = (fields: Fields, key: string): string => String(fields[key] ?? '');

/** Says of each row of a sheet of names who is meant, for which session, and whether they may sit. */
export function registrationJudge(lookup: RegistrationLookup): (row: { rowNumber: number; fields: Fields }) => Verdict {
  const byNumber = new Map(
    lookup.people.flatMap((person) => (person.staffNumber ? [[person.staffNumber, person]] : [])),
  );
  const byName = new Map<string, KnownPerson[]>();
  for (const person of lookup.people) {
    const key = nameKeyOf(person.name);
    byName.set(key, [...(byName.get(key) ?? []), person]);
  }
  const inSheet = new Map<string, number>();

  return ({ rowNumber, fields }) => {
    const session = sessionOf(lookup, text(fields, 'session'));
    const people = peopleOf(fields);
    const faults = [...('code' in session ? [session] : []), ...('code' in people ? [people] : [])];
    if (faults.length > 0 || 'code' in session || 'code' in people) return { status: 'ERROR', faults };
    const completed = { ...fields, sessionId: session.id, sessionNumber: session.number };
    const [only] = people;
    if (people.length > 1 || !only)
      return {
        status: 'AMBIGUOUS',
        reason: 'several-namesakes',
        mayCreate: false,
        fields: completed,
        candidates: people.map((person) => ({
          id: person.cadreId,
          title: person.name,
          facts: { name: person.name, staffNumber: person.staffNumber, unit: person.unit },
        })),
      };
    const fault = personFault(session, only.cadreId, text(fields, 'staffNumber') ? 'staffNumber' : 'name');
    if (fault) return { status: 'ERROR', faults: [fault] };
    const key = `${session.id} ${only.cadreId}`;
    const above = inSheet.get(key);
    if (above !== undefined)
      return { status: 'ERROR', faults: [{ column: null, code: 'registered-above', params: { row: above } }] };
    inSheet.set(key, rowNumber);
    return {
      status: 'VALID',
      action: session.listed.has(only.cadreId) ? 'none' : 'create',
      fields: { ...completed, cadreId: only.cadreId },
    };
  };

  function peopleOf(fields: Fields): KnownPerson[] | RowFault {
    const [number, name, unit] = [text(fields, 'staffNumber'), text(fields, 'name'), text(fields, 'unit')];
    if (number) {
      const person = byNumber.get(number);
      if (!person) return { column: 'staffNumber', code: 'person-unknown', params: { value: number } };
      if (name && nameKeyOf(name) !== nameKeyOf(person.name))
        return { column: 'name', code: 'name-differs', params: { value: name, name: person.name } };
      return [person];
    }
    const namesakes = byName.get(nameKeyOf(name)) ?? [];
    if (namesakes.length === 0) return { column: 'name', code: 'person-unknown', params: { value: name } };
    const there = unit ? namesakes.filter((person) => plain(person.unit) === plain(unit)) : [];
    return there.length > 0 ? there : namesakes;
  }
}

const plain = (name: string): string => name.normalize('NFKC').replaceAll(/\s/g, '');

function sessionOf(lookup: RegistrationLookup, number: string): OpenSession | RowFault {
  if (number) {
    const found = lookup.sessions.find((session) => session.number.toUpperCase() === number.toUpperCase());
    if (found) return found;
    const code = lookup.settled.has(number.toUpperCase()) ? 'session-settled' : 'session-unknown';
    return { column: 'session', code, params: { value: number } };
  }
  const [only] = lookup.sessions;
  if (only && lookup.sessions.length === 1) return only;
  return { column: 'session', code: only ? 'session-which' : 'session-none', params: { n: lookup.sessions.length } };
}

/** Why somebody cannot be put on the list; null when they can, or stand on it already. */
export function personFault(session: OpenSession, cadreId: string, column: string): RowFault | null {
  if (session.listed.has(cadreId)) return null;
  if (!session.within.has(cadreId)) return { column, code: 'person-elsewhere', params: { value: session.number } };
  if (session.deferred.has(cadreId)) return { column, code: 'deferred-there', params: { value: session.number } };
  const standing = session.standing(cadreId);
  if (standing.may) return null;
  return standing.reason === 'cooling'
    ? { column, code: 'still-cooling', params: { date: standing.until } }
    : { column, code: 'valid-pass', params: { date: standing.until ?? '—' } };
}
