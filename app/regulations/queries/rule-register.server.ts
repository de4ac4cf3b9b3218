import { authorisedScopes, grantedOn, placesOf, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { organizationPlace } from '../data/organization-place.ts';
import { ruleRows } from '../data/rule-rows.ts';
import type { RuleRow } from '../rules/regulation-views.ts';
import { citableClauses } from './current-clause.server.ts';

export type RuleRegister = {
  rules: RuleRow[];
  /** for whom this person may set rules: the organizations of their grants */
  places: { id: string; name: string }[];
  clauses: { clauseId: string; documentTitle: string; label: string; heading: string }[];
};

/** Every dated rule within reach, and what a new row is made from. */
export async function ruleRegister(actor: Actor, day: string): Promise<RuleRegister> {
  const scopes = authorisedScopes(actor, 'regulations.write');
  const [rules, clauses, places] = await Promise.all([
    ruleRows(scopes, day),
    citableClauses(sqlRead, placesOf(actor), day),
    measurePlaces(actor),
  ]);
  return {
    rules,
    places,
    clauses: clauses.map(({ clauseId, documentTitle, label, heading }) => ({
      clauseId,
      documentTitle,
      label,
      heading,
    })),
  };
}

/** The organizations for which this person may write measures and rules. */
export async function measurePlaces(actor: Actor): Promise<{ id: string; name: string }[]> {
  const found = await Promise.all(
    grantedOn(actor, 'regulations.write').map(async ({ organizationId }) => ({
      id: organizationId,
      place: await organizationPlace(sqlRead, organizationId),
    })),
  );
  return found.flatMap(({ id, place }) => (place ? [{ id, name: place.name }] : []));
}
