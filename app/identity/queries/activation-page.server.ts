import { sqlRead } from '~/platform/db.ts';
import { countWaiting } from '../data/activation-rows.ts';
import { findOrganizationsByCode } from '../data/organization-rows.ts';
import { authorise, authorisedScopes, type Actor } from '../rules/actor.ts';

/** The organization for which codes are to be made and how many wait there. */
export async function activationPage(actor: Actor, code: string | null) {
  authorisedScopes(actor, 'accounts.activate');
  if (!code) return { organization: null, unknown: false, waiting: 0 };
  const [found] = await findOrganizationsByCode(sqlRead, actor.rootId, [code.trim()]);
  if (!found) return { organization: null, unknown: true, waiting: 0 };
  authorise(actor, 'accounts.activate', found.path);
  const organization = { id: found.id, name: found.name, code: found.code };
  return { organization, unknown: false, waiting: await countWaiting(sqlRead, found.path) };
}
