import { authorisedScopes, grantedOn, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { placesAt } from '../data/organization-place.ts';
import { listPolicies } from '../data/policy-rows.ts';
import { banksFor } from '../data/session-rows.ts';

/** What a new session can be made of: organizations the actor holds sessions for, rules and banks they may use. */
export async function sessionChoices(actor: Actor) {
  const scopes = authorisedScopes(actor, 'sessions.write');
  const [organizations, policies, banks] = await Promise.all([
    placesAt(
      sqlRead,
      grantedOn(actor, 'sessions.write').map(({ path }) => path),
    ),
    listPolicies(sqlRead, scopes),
    banksFor(sqlRead, scopes),
  ]);
  return {
    organizations: organizations.map(({ id, name }) => ({ id, name })),
    policies: policies.rows.map(({ code, title, titleEn, current }) => ({
      versionId: current.id,
      code,
      title,
      titleEn,
      number: current.number,
    })),
    banks: banks.map(({ id, title, titleEn, released }) => ({ id, title, titleEn, released })),
  };
}
