import { grantedOn, type Actor } from '~/identity/rules/actor.ts';
import { isAddressFixed, publicAddress } from '~/operations/queries/public-address.server.ts';
import { sqlRead } from '~/platform/db.ts';
import { certificatesByAddress, isDemonstration } from '../data/issued-address-rows.ts';
import { needsAttention, type IssuedAddress } from '../rules/issued-address.ts';

/**
 * Where the codes on the certificates of a real authority lead, for who answers for its operation; null where there is
 * nothing to be said: the address was set, and every certificate in force carries it.
 *
 * @param day YYYY-MM-DD
 */
export async function issuedAddress(actor: Actor, day: string): Promise<IssuedAddress | null> {
  if (!grantedOn(actor, 'operations.read').some(({ organizationId }) => organizationId === actor.rootId)) return null;
  if (await isDemonstration(sqlRead, actor.rootId)) return null;
  const [address, issued] = await Promise.all([publicAddress(), certificatesByAddress(sqlRead, actor.rootId, day)]);
  const found = { address, fixed: isAddressFixed(), former: issued.filter((one) => one.address !== address) };
  return needsAttention(found) ? found : null;
}
