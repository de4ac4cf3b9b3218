import { sqlRead } from '~/platform/db.ts';
import { countWaiting } from '../data/activation-rows.ts';
import { findOrganization, findOrganizationsByCode } from '../data/organization-rows.ts';
import { authorise, authorisedScopes, grantedOn, type Actor } from '../rules/actor.ts';

/** The organization for which codes are to be made and how many wait there; the actor's own to begin with. */
export async function activationPage(actor: Actor, asked: string | null) {
  authorisedScopes(actor, 'accounts.activate');
  const [own] = grantedOn(actor, 'accounts.activate');
  const code = asked ?? (own && (await findOrganization(sqlRead, own.organizationId))?.code) ?? '';
  if (!code) return { code, organization: null, unknown: false, waiting: 0 };
  const [found] = await findOrganizationsByCode(sqlRead, actor.rootId, [code.trim()]);
  if (!found) return { code, organization: null, unknown: true, waiting: 0 };
  authorise(actor, 'accounts.activate', found.path);
  const organization = { id: found.id, name: found.name, code: found.code };
  return { code, organization, unknown: false, waiting: await countWaiting(sqlRead, found.path) };
}
