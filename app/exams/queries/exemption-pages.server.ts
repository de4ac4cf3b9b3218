import {
  authorisedScopes,
  can,
  canAnywhere,
  Forbidden,
  NotFound,
  scopesOf,
  type Actor,
} from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { isId } from '~/platform/id.ts';
import type { ListAsked } from '~/platform/rows-asked.ts';
import { clausesByVersion, type SourceClause } from '../data/clause-rows.ts';
import { countExemptions, findExemption, grantedKinds, listExemptions } from '../data/exemption-list.ts';
import { exemptionKinds, placesOfPerson } from '../data/exemption-rows.ts';
import { candidatesBy, searchCandidates, whoLeft, type Candidate } from '../data/registration-rows.ts';
import { placeOf } from '../data/organization-place.ts';
import {
  EXEMPTION_OCCASIONS,
  EXEMPTION_STATES,
  type ExemptionKind,
  type ExemptionRow,
  type ExemptionState,
} from '../rules/exemption.ts';

export type ExemptionList = {
  rows: ExemptionRow[];
  total: number;
  /** of all that match what is asked for apart from the state */
  counts: Partial<Record<ExemptionState, number>>;
  /** kinds that were ever granted in reach */
  kinds: string[];
  mayGrant: boolean;
};

/** Exemptions from the test in the actor's subtrees, one page of them. */
export async function exemptionList(actor: Actor, day: string, input: ListAsked): Promise<ExemptionList> {
  const scopes = authorisedScopes(actor, 'results.read');
  const { search, filters, ...page } = input;
  const asked = {
    scopes,
    search,
    kind: filters['kind'] ?? null,
    occasion: EXEMPTION_OCCASIONS.find((one) => one === filters['occasion']) ?? null,
    within: filters['within'] ?? null,
    day,
  };
  const state = EXEMPTION_STATES.find((one) => one === filters['state']) ?? null;
  const [list, counted, kinds] = await Promise.all([
    listExemptions(sqlRead, { ...asked, state }, page),
    countExemptions(sqlRead, asked),
    grantedKinds(sqlRead, scopes, day),
  ]);
  const counts = Object.fromEntries(counted.map((one) => [one.state, one.n]));
  return { ...list, counts, kinds, mayGrant: canAnywhere(actor, 'exemptions.grant') };
}

export type ExemptionPage = ExemptionRow & { clause: SourceClause | null; mayWithdraw: boolean };

/** One exemption with the clause it rests on; null out of reach. */
export async function exemptionPage(actor: Actor, day: string, id: string): Promise<ExemptionPage | null> {
  const scopes = authorisedScopes(actor, 'results.read');
  const row = isId(id) ? await findExemption(sqlRead, scopes, day, id) : null;
  if (!row) return null;
  const [[clause], places] = await Promise.all([
    row.clauseVersionId ? clausesByVersion(sqlRead, [row.clauseVersionId]) : [],
    placesOfPerson(sqlRead, row.cadreId),
  ]);
  const running = row.state === 'inForce' || row.state === 'toCome';
  return {
    ...row,
    clause: clause ?? null,
    mayWithdraw:
      running && row.cadreId !== actor.cadreId && places.some(({ path }) => can(actor, 'exemptions.grant', path)),
  };
}

/** Whether somebody can be exempted by the actor: in office, within reach, and not the actor. */
export async function mayExempt(actor: Actor, cadreId: string): Promise<boolean> {
  const scopes = scopesOf(actor, 'exemptions.grant');
  if (scopes.length === 0 || cadreId === actor.cadreId) return false;
  return (await candidatesBy(sqlRead, scopes, '', { cadreIds: [cadreId] })).length > 0;
}

const MOST_FOUND = 30;

export type NewExemptionPage = {
  /** who was chosen, with the kinds that can be granted */
  person: (Candidate & { kinds: ExemptionKind[]; self: boolean; left: boolean }) | null;
  found: Candidate[];
  /** more may fit than are shown */
  more: boolean;
};

/**
 * Whom to exempt, found by name or staff number, and what can be granted to the one who was chosen.
 *
 * @throws {NotFound} for somebody who is not there; {Forbidden} to whom it is permitted nowhere
 */
export async function newExemptionPage(
  actor: Actor,
  asked: { find: string; cadreId: string | null },
): Promise<NewExemptionPage> {
  const scopes = scopesOf(actor, 'exemptions.grant');
  if (scopes.length === 0) throw new Forbidden('exemptions.grant');
  if (asked.cadreId === null) {
    const found = asked.find ? await searchCandidates(sqlRead, scopes, '', asked.find, MOST_FOUND) : [];
    return { person: null, found, more: found.length === MOST_FOUND };
  }
  if (!isId(asked.cadreId)) throw new NotFound('cadre');
  const [active] = await candidatesBy(sqlRead, scopes, '', { cadreIds: [asked.cadreId] });
  const person = active ?? (await whoLeft(sqlRead, scopes, asked.cadreId));
  const place = person && (await placeOf(sqlRead, person.organizationId));
  if (!person || !place) throw new NotFound('cadre');
  const kinds = await exemptionKinds(sqlRead, place.rootId, place.path);
  const self = person.cadreId === actor.cadreId || person.accountId === actor.accountId;
  return { person: { ...person, kinds, self, left: !active }, found: [], more: false };
}
